/** What we use of css-tree, which ships no types. */
declare module "css-tree/selector-parser" {
  export interface CssNode {
    readonly type: string;
    readonly name?: string;
    readonly children?: { toArray(): CssNode[] } | null;
  }
  /** @throws SyntaxError where the text is no selector */
  export default function parse(text: string, options: { context: "selectorList" }): CssNode;
}
