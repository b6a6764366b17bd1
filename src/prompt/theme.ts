/** The button that puts a product in the cart: as it is marked, or by its words. */
const MARKED = "[data-floorwalker-event=add_to_cart],form[action*=cart] button";
const WORDS = /add.?to|\bbuy\b|panier|warenkorb|kaufen|carrito|cesta|carrello|acquista/i;
/** Contrast that text needs, and what is no text (WCAG 2 AA). */
const READABLE = 4.5;
const VISIBLE = 3;
/** At this luminance black and white stand out alike. */
const MIDDLE = 0.18;

/** Relative luminance (WCAG 2) of `color(srgb …)`; none where it lets through what lies below. */
export function luminance(colour: string): number | undefined {
  const [red = 0, green = 0, blue, alpha = 1] = (colour.match(/[\d.]+(e-\d+)?/g) ?? []).map(
    (part) => ((+part + 0.055) / 1.055) ** 2.4,
  );
  return alpha < 1 || blue === undefined ? undefined : 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two luminances, 1 to 21; `NaN` where one is not known. */
export const contrast = (one = Number.NaN, other = Number.NaN): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/**
 * Makes a prompt at home in the page: accent and corners of the shop's own main button, light or dark as the page's
 * own background is. What the page sets as `--floorwalker-*` goes first.
 */
export function dress(host: HTMLElement): void {
  const { style } = host;
  // Browsers give colours back as they were written (`gold`, `oklch(…)`): mixing makes numbers of them.
  const light = (colour: string) => {
    style.color = `color-mix(in srgb,${colour},${colour})`;
    return luminance(getComputedStyle(host).color);
  };
  const set = (name: string, measured: string) => {
    const value = getComputedStyle(host).getPropertyValue(`--floorwalker-${name}`) || measured;
    style.setProperty(`--${name}`, value);
    return value;
  };
  const colourOf = (element: HTMLElement) => light(getComputedStyle(element).backgroundColor);
  const dark =
    (colourOf(document.body) ?? colourOf(document.documentElement) ?? light("Canvas") ?? 1) < MIDDLE;
  const ink = set("ink", dark ? "#efeee9" : "#1d1d1b");
  const surface = set("surface", dark ? "#232320" : "#fff");
  const button = [...document.querySelectorAll<HTMLInputElement>(`${MARKED},button,[type=submit]`)]
    .filter(
      (each) =>
        each.getClientRects().length && (each.matches(MARKED) || WORDS.test(each.textContent + each.value)),
    )
    .map((each) => getComputedStyle(each))
    .find(({ color, backgroundColor }) => contrast(light(color), light(backgroundColor)) >= READABLE);
  const accent = set("accent", button?.backgroundColor ?? ink);
  const lit = light(accent);
  set("on-accent", accent === button?.backgroundColor ? button.color : (lit ?? 1) < MIDDLE ? "#fff" : "#000");
  set("ring", contrast(lit, light(surface)) < VISIBLE ? ink : accent);
  set("radius", `${Math.min(14, Number.parseFloat(button?.borderRadius ?? "8"))}px`);
  style.color = "";
  style.colorScheme = dark ? "dark" : "light";
}
