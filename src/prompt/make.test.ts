import { expect, it } from "vitest";
import { make } from "./make.js";

it("makes elements of texts, never of markup, and leaves out what is missing", () => {
  const made = make(
    "p",
    { part: "body", hidden: "", title: undefined },
    "<b>1</b>",
    undefined,
    false,
    "",
    make("i"),
  );
  expect(made.outerHTML).toBe('<p part="body" hidden="">&lt;b&gt;1&lt;/b&gt;<i></i></p>');
});
