/** The viewport is probed at these parts of its width and height; of the 25 points, so many are over 30 %. */
const GRID = [0.1, 0.3, 0.5, 0.7, 0.9];
const LARGE = 8;
/** Where a prompt would stand in the corner, and what is at rest there would not: beside a bubble, above a bar. */
const BESIDE = 180;
const ABOVE = 140;
/** Within a bar along the upper or lower edge; and less than this is no room beside a column. */
const EDGE = 30;
/** What a bar along the upper edge says where it is about consent, and not the shop's header. */
const ASKS = /cookie|consent|gdpr|privacy|^<[^>]*dialog/i;
/** Links and headers, as HTML: a shop may sell cookies, and links to its privacy policy. */
const SHOPS_OWN = /<(a|nav|header|script)[ >].*?<\/\1>/gis;

/**
 * Whether something of the page lies over it: over 30 % of the viewport; in the corner where a prompt would stand (an
 * opened chat window, a drawer, a box about cookies); along the left side from top to bottom, unless the page makes
 * room for it (a drawer, not a column of links); or along the upper or lower edge, where it speaks of cookies or
 * consent. A chat bubble and a bar with the shop's own buttons, less than 140 px high, are at rest.
 *
 * Only fixed boxes count, and only where they can be hit. A sticky one has its own room in the page: the pictures of
 * a product are often sticky, and fill half the viewport. One behind the page, or that holds all of it, covers nothing.
 */
export function isCovered(isOurs: (element: Element) => boolean): boolean {
  const { innerWidth, innerHeight } = window;
  const frontAt = (root: Document | ShadowRoot, x: number, y: number): Element | undefined => {
    const front = root.elementsFromPoint(x, y).find((each) => root.contains(each) && !isOurs(each));
    return (front?.shadowRoot && frontAt(front.shadowRoot, x, y)) ?? front;
  };
  const boxAt = (x: number, y: number): Element | undefined => {
    let box = frontAt(document, x, y);
    while (box && getComputedStyle(box).position !== "fixed") {
      box = box.assignedSlot ?? box.parentElement ?? (box.getRootNode() as ShadowRoot).host;
    }
    return box && (+getComputedStyle(box).zIndex < 0 || box.querySelector("main")) ? undefined : box;
  };
  const htmlAt = (x: number, y: number) => `${boxAt(x, y)?.outerHTML}`;
  /** How much farther the page keeps from its left edge than from its right one. */
  const room = () => {
    const page = document.querySelector("main") ?? document.body;
    const { left, right } = page.getBoundingClientRect();
    return left + Number.parseFloat(getComputedStyle(page).paddingLeft) + right - innerWidth;
  };
  const side = boxAt(BESIDE, innerHeight * 0.3);
  const boxes = GRID.flatMap((x) => GRID.map((y) => boxAt(x * innerWidth, y * innerHeight)));
  return (
    boxes.some((box) => box && boxes.filter((each) => each === box).length >= LARGE) ||
    !!boxAt(innerWidth - BESIDE, innerHeight - ABOVE) ||
    (!!side &&
      side === boxAt(BESIDE, innerHeight * 0.9) &&
      !(room() > side.getBoundingClientRect().right - EDGE)) ||
    [BESIDE, innerWidth / 2, innerWidth - BESIDE].some(
      (x) =>
        /cookie|consent/i.test(htmlAt(x, innerHeight - EDGE)) ||
        ASKS.test(htmlAt(x, EDGE).replace(SHOPS_OWN, "")),
    )
  );
}
