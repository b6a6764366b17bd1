import { expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import type { Content } from "./content.js";
import { questionOf } from "./question.js";
import { createShell } from "./shell.js";

const shell = createShell(
  { lang: "en" },
  createBorder(new AbortController().signal, Date.now, console.error),
  vi.fn(),
);
const answer = vi.fn();
const asked = (question: Content["question"]) =>
  questionOf(question as NonNullable<typeof question>, "Why?", shell, answer);
const press = (group: HTMLElement, label: string) =>
  [...group.querySelectorAll("button")].find((each) => each.textContent === label)?.click();

it("is a group named by what is asked, to be answered by choice, by rating or in words", () => {
  const group = asked({ kind: "choice", choices: [{ value: "x", label: "The price" }] });
  expect([group.getAttribute("role"), group.getAttribute("aria-label")]).toEqual(["group", "Why?"]);
  press(group, "The price");
  press(asked({ kind: "rating" }), "4");
  const text = asked({ kind: "text" });
  press(text, "Send");
  (text.querySelector("textarea") as HTMLTextAreaElement).value = " too dear ";
  press(text, "Send");
  expect(answer.mock.calls).toEqual([["x"], [4], ["too dear"]]);
});
