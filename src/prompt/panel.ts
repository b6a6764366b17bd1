import type { Border } from "../border.js";
import { draw } from "./draw.js";
import {
  AGAIN,
  CART,
  DOWNLOAD,
  ERASE,
  LOOKED,
  MESSAGES,
  NEVER,
  NOT_NOW,
  NOT_THIS,
  NOTHING,
  PRIVACY,
  REMEMBERED,
  speaker,
  VISITS,
  WHY,
  type Word,
} from "./words.js";

/** What is remembered, in figures. */
export interface Summary {
  products: number;
  sessions: number;
  /** Start of the first session; epoch ms. */
  since?: number | undefined;
  /** Lines of the cart. */
  cart: number;
  /** Prompts shown. */
  prompts: number;
  optedOut: boolean;
  /** Whether memory reaches beyond this page. */
  stored: boolean;
}

/** What the visitor can do about it. */
export interface Choices {
  /** Not now. */
  snooze(): void;
  /** Not this prompt again. */
  dismiss?: (() => void) | undefined;
  optOut(): void;
  optIn(): void;
  erase(): void;
  download(): void;
}

/**
 * Opens the visitor's panel: what is remembered, why the last prompt was shown, and what can be done about both.
 *
 * @param why why the last prompt was shown, in sentences; nothing where there was none
 */
export function openPanel(
  { locale, summary, why }: { locale: string; summary: Summary; why: readonly string[] },
  choices: Choices,
  border: Border,
): () => void {
  const { products, sessions, since, cart, prompts, optedOut, stored } = summary;
  const word = speaker(locale);
  const figures: [Word, unknown][] = [
    [LOOKED, products],
    [CART, cart],
    [
      VISITS,
      since
        ? `${sessions} (${new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).formatRange(since, border.now())})`
        : sessions,
    ],
    [MESSAGES, prompts],
  ];
  const { snooze, dismiss, optOut, optIn, erase, download } = choices;
  const all: [Word, (() => void) | undefined][] = [
    [NOT_NOW, snooze],
    [NOT_THIS, dismiss],
    optedOut ? [AGAIN, optIn] : [NEVER, optOut],
    [ERASE, erase],
    [DOWNLOAD, download],
  ];
  const offered = all.filter(([, run]) => run);
  const close = () => panel?.close();
  const panel = draw(
    {
      type: "card",
      locale,
      title: word(PRIVACY),
      body: word(stored ? REMEMBERED : NOTHING),
      contact: [
        ...(stored ? figures.map(([label, figure]) => ({ text: `${word(label)} · ${figure}` })) : []),
        ...(why.length ? [{ text: `${word(WHY)} ${why.join(" ")}` }] : []),
      ],
      actions: offered.map(([label]) => ({ label: word(label), do: "dismiss" })),
    },
    {
      act(index) {
        close();
        offered[index]?.[1]?.();
        return undefined;
      },
      close,
    },
    border,
  );
  panel?.element.shadowRoot?.querySelector("button")?.focus();
  return close;
}
