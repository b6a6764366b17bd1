/**
 * The look of every piece, with the custom properties that `theme.ts` and `place.ts` measure: as on a phone, then what
 * is different elsewhere. Lengths are px, since shops set the root's font size as they please; the browser's zoom
 * grows them all the same.
 */
const CSS = `
:host{all:initial;--line:color-mix(in srgb,var(--ink) 14%,transparent);--soft:color-mix(in srgb,var(--ink) 70%,var(--surface));display:block;position:fixed;z-index:2147483647;inset-block-end:0;inset-inline-end:0;inline-size:100%;transform:translateY(calc(var(--lift,0px)*-1));color:var(--ink);font-family:inherit;font-size:15px;line-height:1.45;text-wrap:pretty;color-scheme:inherit}
:host([position=bottom-left]){inset-inline:0 auto}
:host([position=top]){inset-block:0 auto;transform:none}
:host([type=launcher]){inline-size:auto;margin:20px}
:host([type=inline]){position:static}
section{box-sizing:border-box;max-block-size:45dvh;padding:16px 20px calc(16px + env(safe-area-inset-bottom));overflow:auto;border:1px solid var(--line);border-radius:14px 14px 0 0;background:var(--surface);box-shadow:0 1px 2px #0000000a,0 12px 32px -8px #0003}
:host([type=bar]) section{display:flex;flex-wrap:wrap;gap:12px 24px;align-items:center;border-radius:0}
:host([type=bar]) :is(h2,p){margin:0}
:host([type=bar]) footer{margin-block:-8px}
:host([type=launcher]) section{padding:0;border-radius:99px}
:host([type=inline]) section{max-block-size:none;border-radius:var(--radius);box-shadow:none}
h2{margin:0 0 12px;font-size:17px;line-height:1.3;text-wrap:balance}
h2,b{color:var(--ink);font-weight:600}
p,ul{margin:0 0 12px;padding:0}
h2+p{margin-block-start:-8px}
p,small,footer{color:var(--soft)}
a{color:inherit}
small,footer{font-size:13px}
small,span{display:block}
span::first-letter{text-transform:uppercase}
img{display:block;inline-size:100%;block-size:128px;margin-block-end:12px;border-radius:var(--radius);background:var(--line);object-fit:cover}
ul{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(300px,100%),1fr));gap:12px 24px}
.row,[part=question],footer{display:flex;flex-wrap:wrap;gap:8px}
li{display:flex;gap:12px;align-items:center;line-height:1.35}
li>:nth-last-child(2){flex:1;text-decoration:none}
li img{inline-size:56px;block-size:56px;margin:0}
button,[part=action]{all:unset;display:inline-flex;align-items:center;justify-content:center;min-block-size:44px;font-weight:600;line-height:1.2;text-align:center;cursor:pointer}
button,[part=action],[part=coupon],textarea{box-sizing:border-box;padding:8px 16px;border:1px solid var(--line);border-radius:var(--radius)}
textarea{inline-size:100%;border-color:var(--soft);background:none;color:inherit;font:inherit}
.row,[part=action]{flex:auto}
:host([rule]) [part=action]:first-child{border-color:#0000;background:var(--accent);color:var(--on-accent)}
[part=contact] a{display:flex;align-items:center;min-block-size:44px}
footer{gap:0 16px;justify-content:space-between;margin-block-end:-8px}
footer button{padding:0;border:0;font-weight:400;text-decoration:underline var(--line);text-underline-offset:.2em}
footer p{inline-size:100%;margin:0}
footer p button{display:flex}
[part=close]{position:absolute;inset-block-start:5px;inset-inline-end:5px;inline-size:44px;padding:0;border:0;background:var(--surface);color:var(--soft);font-size:20px;font-weight:400}
h2,p:first-child{padding-inline-end:32px}
button:hover,[part=action]:hover{border-color:currentColor;text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--ring);outline-offset:2px}
[role=status]{position:absolute;inset:0;overflow:hidden;clip-path:inset(50%)}
@media(min-width:41rem){
:host([type=card]){inline-size:360px;margin:20px}
:host([type=card]) section{max-block-size:calc(100dvh - 40px);border-radius:min(14px,var(--radius)*2)}
:host([type=bar]) section{justify-content:center;padding-inline:56px}
:host([type=bar]) p{max-inline-size:640px}
:host([type=bar]) [part=close]{inset-block-start:calc(50% - 22px)}
.row,:host([rule]) [part=action]{flex:initial}
}
@media print{:host{display:none}}
`;

/** The sheet of a prompt's shadow root: constructed, so that a strict content security policy needs no exception. */
export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(CSS);
  return made;
}
