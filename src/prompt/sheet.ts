/**
 * The look of every piece, with the custom properties that `theme.ts` and `place.ts` measure. Lengths are px, since
 * shops set the root's font size as they please; the browser's zoom grows them all the same.
 */
const CSS = `
:host{all:initial;--line:color-mix(in srgb,var(--ink) 14%,transparent);--soft:color-mix(in srgb,var(--ink) 70%,var(--surface));display:block;position:fixed;z-index:2147483647;inset-block-end:calc(20px + var(--lift,0px));inset-inline-end:20px;inline-size:min(360px,100% - 40px);color:var(--ink);font-family:inherit;font-size:15px;line-height:1.45;color-scheme:inherit}
:host([position=bottom-left]){inset-inline:20px auto}
:host([type=bar]){inset-inline:0;inset-block-end:var(--lift,0);inline-size:auto}
:host([position=top]){inset-block:0 auto}
:host([type=launcher]){inline-size:auto}
:host([type=inline]){position:static;inline-size:auto}
section{box-sizing:border-box;max-block-size:calc(100dvh - 40px);padding:16px 20px;overflow:auto;border:1px solid var(--line);border-radius:min(14px,var(--radius)*2);background:var(--surface);box-shadow:0 1px 2px #0000000a,0 12px 32px -8px #0003}
:host([type=bar]) section{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:center;justify-content:center;padding-inline-end:56px;border-radius:0}
:host([type=launcher]) section{padding:0;border-radius:99px}
:host([type=inline]) section{max-block-size:none;box-shadow:none}
h2{margin:0;font-size:17px;line-height:1.3;text-wrap:balance}
h2,b{font-weight:600}
p,ul{margin:4px 0 12px}
p,small,footer,[part=close]{color:var(--soft)}
a{color:inherit}
small,footer{font-size:13px}
small,span,[part=contact] a{display:block}
img{inline-size:100%;block-size:128px;border-radius:var(--radius);background:var(--line);object-fit:cover}
ul{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr));gap:12px 24px;padding:0}
li{display:flex;gap:12px;align-items:center;line-height:1.35}
li div{flex:1}
li img{inline-size:56px;block-size:56px}
button,[part=action]{all:unset;box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;min-block-size:44px;padding:8px 16px;border:1px solid var(--line);border-radius:var(--radius);font-weight:600;line-height:1.2;cursor:pointer}
button:hover,[part=action]:hover{border-color:currentColor}
:host([rule]) [part=action]:first-child{border-color:transparent;background:var(--accent);color:var(--on-accent)}
footer button{padding:0;border:0;font-weight:400;text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:.2em}
footer button:hover{text-decoration-color:currentColor}
[part=close]{float:inline-end;position:sticky;inset-block-start:0;inline-size:44px;margin:-11px -15px 0 4px;padding:0;border:0;background:inherit;font-size:20px;font-weight:400}
:host([type=bar]) [part=close]{position:absolute;inset-block-start:5px;inset-inline-end:8px;margin:0}
:focus-visible{outline:2px solid var(--ring);outline-offset:2px}
[part=coupon]{padding:12px 16px;border:1px dashed var(--soft);border-radius:var(--radius);color:inherit}
textarea{box-sizing:border-box;inline-size:100%;padding:8px 12px;border:1px solid var(--soft);border-radius:var(--radius);background:none;color:inherit;font:inherit}
.row,[part=question],footer{display:flex;flex-wrap:wrap;gap:8px}
footer{column-gap:16px;justify-content:space-between;margin-block-end:-8px}
footer p{inline-size:100%}
[hidden]{display:none}
[role=status]{position:absolute;overflow:hidden;inline-size:1px;block-size:1px;clip-path:inset(50%)}
@media(max-width:40rem){
:host([type=card]){inset-inline:0;inset-block-end:var(--lift,0);inline-size:auto}
:host section{max-block-size:45dvh;padding-block-end:calc(16px + env(safe-area-inset-bottom))}
:host([type=card]) section{border-radius:14px 14px 0 0}
[part=action]{flex:1}
}
@media print{:host{display:none}}
`;

/** The sheet of a prompt's shadow root: constructed, so that a strict content security policy needs no exception. */
export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(CSS);
  return made;
}
