import type { Border } from "../border.js";
import type { Content } from "./content.js";
import { countDown } from "./count-down.js";
import { footOf } from "./foot.js";
import { make } from "./make.js";
import { offersOf } from "./offers.js";
import { questionOf } from "./question.js";
import { createShell } from "./shell.js";
import { settle } from "./slot.js";
import { CLOSE } from "./words.js";

/** A text that ends its sentence itself. */
const ENDED = /[\p{Term}…]\s*$/u;

/** What the visitor does with a piece of ours. */
export interface Basics {
  /** Chose an action. What it returns, if anything, stands on the button from then on. */
  act(index: number, event: Event): undefined | string | Promise<string | undefined>;
  close(how: "button" | "escape" | "hide_after"): void;
}

/** What the visitor does with a prompt. */
export interface Handlers extends Basics {
  /** Wants a suggested product. */
  add(index: number): void;
  answer(value: string | number): void;
  /** Follows a link beside the actions: to a product (`open`), or to the shop (`call`, `email`). */
  follow(action: string, event: Event): void;
  /** Called the assistant, by the launcher. */
  ask(): void;
  /** Wants no more of these. */
  never(): void;
  /** Wants to see what is remembered. */
  privacy(): void;
}

/** A prompt on the page. */
export interface Drawn {
  element: HTMLElement;
  /** Whether pointer or focus is in it. */
  engaged(): boolean;
  close(): void;
}

/**
 * Draws a prompt.
 *
 * @param handlers only what the content calls for is called
 * @param clickedAt when the visitor last clicked; epoch ms
 * @returns `undefined` where it can't be drawn: an inline prompt that has no place
 */
export function draw(
  content: Content,
  handlers: Basics | Handlers,
  outer: Border,
  clickedAt?: number,
): Drawn | undefined {
  const { rule, type, position, locale, title, body, image, actions, items, coupon, question, contact, why } =
    content;
  const { act, close, add, answer, ask, follow, ...rest } = handlers as Handlers;
  const name = title ?? body ?? rule ?? "";
  const shell = createShell({ rule, type, position, lang: locale }, outer, () => close("escape"));
  const { control, say, word } = shell;
  const parts =
    type === "launcher"
      ? [control(name, {}, ask)]
      : [
          // The bar that asks for consent is closed by its answer.
          (why || title) && control("×", { part: "close", "aria-label": word(CLOSE) }, () => close("button")),
          make(
            "div",
            {},
            title && make("h2", { part: "title" }, title),
            image && make("img", { part: "image", src: image, alt: "" }),
            body && make("p", { part: "body" }, body),
          ),
          items?.[0] && offersOf(items, shell, add, follow),
          coupon &&
            make(
              "p",
              { part: "coupon" },
              make("b", {}, coupon.code),
              make("small", {}, coupon.label),
              make("small", {}, coupon.until),
            ),
          question && questionOf(question, name, shell, answer),
          contact &&
            make(
              "p",
              { part: "contact" },
              ...contact.map(({ text, href }) =>
                href
                  ? control(text, { href }, (event) => follow(href[0] === "t" ? "call" : "email", event))
                  : make("span", {}, text),
              ),
            ),
          make(
            "div",
            { class: "row" },
            ...actions.map(({ label, href }, index) => {
              const made = control(label, { part: "action", href }, async (event) => {
                const told = await act(index, event);
                if (!told) return;
                made.textContent = told;
                say(told);
              });
              return made;
            }),
          ),
          why && footOf(why, shell, rest),
        ];
  shell.root.append(make("section", { part: "prompt", "aria-label": name }, ...parts));

  if (type === "inline") {
    const place = document.querySelector(content.slot ?? "");
    if (!place || !settle(shell, place, clickedAt)) return;
  }
  const begin = () => {
    if (type !== "inline") shell.show();
    if (type !== "launcher") say([title, body].filter(Boolean).join(ENDED.test(name) ? " " : ". "));
    if (content.hide_after) countDown(shell, content.hide_after, () => close("hide_after"));
  };
  // The tag may be in the page before there is a body to stand in.
  if (document.body) begin();
  else shell.border.listen(document, "DOMContentLoaded", begin, { once: true });
  return shell;
}
