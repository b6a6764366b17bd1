import type { Border } from "../border.js";
import type { Action, Content } from "./content.js";
import { countDown } from "./count-down.js";
import { make } from "./make.js";
import { createShell } from "./shell.js";
import { settle } from "./slot.js";
import { ADD, CLOSE, NEVER, PRIVACY, SEND, speaker, WHY } from "./words.js";

/** What the visitor does with a prompt. */
export interface Handlers {
  /** Chose an action. What it returns, if anything, stands on the button from then on. */
  act(index: number, event: Event): undefined | string | Promise<string | undefined>;
  close(how: "button" | "escape" | "hide_after"): void;
  /** Wants a suggested product. */
  add?(index: number): void;
  answer?(value: string | number): void;
  /** Called the assistant, by the launcher. */
  ask?(): void;
  /** Wants no more of these. */
  never?(): void;
  /** Wants to see what is remembered. */
  privacy?(): void;
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
 * @param clickedAt when the visitor last clicked; epoch ms
 * @returns `undefined` where it can't be drawn: an inline prompt that has no place
 */
export function draw(
  content: Content,
  handlers: Handlers,
  outer: Border,
  clickedAt?: number,
): Drawn | undefined {
  const {
    rule,
    type,
    position,
    slot,
    locale,
    title,
    body,
    image,
    actions,
    items,
    coupon,
    question,
    contact,
    why,
    hide_after,
  } = content;
  const word = speaker(locale);
  const name = title ?? body ?? rule ?? "";
  const shell = createShell({ rule, type, position, lang: locale }, outer, () => handlers.close("escape"));
  const { root, control, say } = shell;

  const actionOf = ({ label, href }: Action, index: number) => {
    const made = control(label, { part: "action", href }, async (event) => {
      const told = await handlers.act(index, event);
      if (told) say((made.textContent = told));
    });
    return made;
  };
  const questionOf = () => {
    const field = make("textarea", { "aria-label": name });
    const answer = (value: string | number) => value && handlers.answer?.(value);
    return make(
      "div",
      { part: "question", role: "group", "aria-label": name },
      ...(question?.kind === "text"
        ? [field, control(word(SEND), {}, () => answer(field.value.trim()))]
        : question?.kind === "rating"
          ? [1, 2, 3, 4, 5].map((value) =>
              control(`${value}`, { "aria-label": `${value}/5` }, () => answer(value)),
            )
          : (question?.choices ?? []).map(({ value, label }) => control(label, {}, () => answer(value)))),
    );
  };
  const reason = make(
    "p",
    { hidden: "" },
    ...(why ?? []),
    control(word(PRIVACY), {}, () => handlers.privacy?.()),
  );
  const asks = control(word(WHY), { part: "why", "aria-expanded": "false" }, () => {
    asks.ariaExpanded = `${!reason.toggleAttribute("hidden")}`;
  });

  root.prepend(
    make(
      "section",
      { part: "prompt", "aria-label": name },
      ...(type === "launcher"
        ? [control(name, {}, () => handlers.ask?.())]
        : [
            control("×", { part: "close", "aria-label": word(CLOSE) }, () => handlers.close("button")),
            make(
              "div",
              {},
              title && make("h2", { part: "title" }, title),
              image && make("img", { part: "image", src: image, alt: "" }),
              body && make("p", { part: "body" }, body),
            ),
            items?.length &&
              make(
                "ul",
                {},
                ...items.map(({ name, price, list_price, rating, image, url, reason }, index) =>
                  make(
                    "li",
                    { part: "item" },
                    image && make("img", { src: image, alt: "" }),
                    make(
                      "div",
                      {},
                      make(url ? "a" : "b", { href: url }, name),
                      make(
                        "small",
                        {},
                        list_price && make("s", {}, list_price),
                        " ",
                        price,
                        rating && ` · ★ ${rating}`,
                      ),
                      make("small", {}, reason),
                    ),
                    control(word(ADD), { "aria-label": `${word(ADD)} ${name}` }, () => handlers.add?.(index)),
                  ),
                ),
              ),
            coupon &&
              make(
                "p",
                { part: "coupon" },
                make("b", {}, coupon.code),
                make("small", {}, coupon.label),
                make("small", {}, coupon.until),
              ),
            question && questionOf(),
            contact &&
              make(
                "p",
                { part: "contact" },
                ...contact.map(({ text, href }) => make(href ? "a" : "span", { href }, text)),
              ),
            make("div", { class: "row" }, ...actions.map(actionOf)),
            why &&
              make(
                "footer",
                {},
                asks,
                control(word(NEVER), { part: "never" }, () => handlers.never?.()),
                reason,
              ),
          ]),
    ),
  );
  if (type === "inline") {
    const place = document.querySelector(slot ?? "");
    if (!place || !settle(shell, place, clickedAt)) return;
  } else shell.show();
  if (type !== "launcher") say([title, body].filter(Boolean).join(". "));
  if (hide_after) countDown(shell, hide_after, () => handlers.close("hide_after"));
  return shell;
}
