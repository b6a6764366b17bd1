/** Words on the button that puts a product in the cart. */
const BUY = /add.?to.?(cart|bag|basket)|\bbuy\b|panier|warenkorb|kaufen|carrito|cesta|carrello|acquista/i;
const MARKED = "[data-floorwalker-event=add_to_cart],form[action*=cart] button";
/** Contrast that text needs (WCAG 2 AA). */
const READABLE = 4.5;
/** At this luminance black and white stand out alike. */
const MIDDLE = 0.18;

/**
 * Relative luminance (WCAG 2) of a computed colour, `rgb(…)` or `color(srgb …)`; nothing where it lets through what
 * lies below.
 */
export function luminance(colour: string): number | undefined {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+(e-\d+)?/g) ?? []).map(
    (part) => +part / (colour[0] === "r" ? 255 : 1),
  );
  const linear = (part = 0) => ((part + 0.055) / 1.055) ** 2.4;
  return blue === undefined || alpha < (colour[0] === "r" ? 1 / 255 : 1)
    ? undefined
    : 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two luminances, 1 to 21; none where one is not known. */
export const contrast = (one = Number.NaN, other = one): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/**
 * Makes a prompt at home in the page: accent and corners of the shop's own main button, light or dark as the page's
 * own background is. What the page sets as `--floorwalker-*` goes first.
 */
export function dress(host: HTMLElement): void {
  const { style } = host;
  const styleOf = getComputedStyle;
  // Modern colours are given back as they were written (`oklch(…)`): mixing makes numbers of them.
  const light = (colour: string) => {
    style.color = `color-mix(in srgb,${colour},${colour})`;
    return luminance(styleOf(host).color);
  };
  const set = (name: string, otherwise: string) => {
    const value = styleOf(host).getPropertyValue(`--floorwalker-${name}`) || otherwise;
    style.setProperty(`--${name}`, value);
    return value;
  };
  const [ground] = [document.body, document.documentElement]
    .map((element) => light(styleOf(element).backgroundColor))
    .filter((lit) => lit !== undefined);
  const dark = (ground ?? light("Canvas") ?? 1) < MIDDLE;
  const ink = set("ink", dark ? "#efeee9" : "#1d1d1b");
  const surface = set("surface", dark ? "#232320" : "#fff");
  const button = [...document.querySelectorAll<HTMLElement>(`${MARKED},button,[type=submit]`)]
    .filter((each) => each.getClientRects().length && (each.matches(MARKED) || BUY.test(each.textContent)))
    .map((each) => styleOf(each))
    .find(({ color, backgroundColor }) => contrast(light(color), light(backgroundColor)) >= READABLE);
  const accent = set("accent", button?.backgroundColor ?? ink);
  const lit = light(accent);
  set("on-accent", accent === button?.backgroundColor ? button.color : (lit ?? 1) < MIDDLE ? "#fff" : "#000");
  set("ring", contrast(lit, light(surface)) < 3 ? ink : accent);
  set("radius", `${Math.min(14, Number.parseFloat(button?.borderRadius ?? "8"))}px`);
  style.color = "";
  style.colorScheme = dark ? "dark" : "light";
}
