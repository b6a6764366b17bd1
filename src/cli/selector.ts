import parse, { type CssNode } from "css-tree/selector-parser";

/** Names that jQuery knows and no browser does. */
const JQUERY =
  /^(animated|button|checkbox|contains|eq|even|file|first|gt|header|hidden|image|input|last|lt|odd|parent|password|radio|reset|selected|submit|text|visible)$/;

const childrenOf = (node: CssNode): CssNode[] => node.children?.toArray() ?? [];

/** What the parser lets through and browsers do not: `#1`, `a >`, `a > > b`, `:contains()`. */
function sound(node: CssNode): boolean {
  const { type, name = "" } = node;
  if (type === "IdSelector" && /^-?\d/.test(name)) return false;
  if (type === "PseudoClassSelector" && JQUERY.test(name)) return false;
  const children = childrenOf(node);
  const joints = children.map((child) => child.type === "Combinator");
  if (type === "Selector" && (joints.at(-1) || joints.some((joint, i) => joint && joints[i + 1])))
    return false;
  return children.every(sound);
}

/** Whether a text is a CSS selector that a page can be searched by. */
export function isSelector(selector: string): boolean {
  try {
    // With one more after it, a comma too many does not pass either.
    const list = parse(`${selector},end`, { context: "selectorList" });
    return sound(list) && childrenOf(list).every((one) => childrenOf(one)[0]?.type !== "Combinator");
  } catch {
    return false;
  }
}
