import type { Furnishing, Scene } from "./assemble.js";
import { duration } from "./core/duration.js";
import { inLanguage } from "./core/index.js";
import { addToCart, ask, compose, draw, letter, openPanel, perform, type Summary } from "./prompt/index.js";

const MINUTE = 6e4;
const DAY = 864e5;
/** What acts in a preview, which counts for nothing. */
const HARMLESS = /^(open|dismiss|copy_coupon)$/;
/** Actions after which the prompt is still of use. */
const STAYS = /^(copy_coupon|print_coupon|share)$/;

/** Our own prompts, panel and bar, bound to the assistant. */
export function furnish(scene: Scene): Furnishing {
  const { border, locale, floorwalker } = scene;
  const open = (url: string) => location.assign(url);
  let why: readonly string[] = [];

  /** A plain object as a file, without a request. */
  const save = async () => {
    const data = JSON.stringify(await floorwalker.exportData(), null, 2);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
    link.download = "floorwalker.json";
    link.click();
    URL.revokeObjectURL(link.href);
  };

  return {
    stage({ rule, view, suggestions, find, preview }) {
      const content = compose(rule, view, locale(), suggestions, find);
      return (
        content &&
        ((handlers) => {
          if (content.type !== "launcher") why = content.why ?? [];
          return draw(
            content,
            {
              act(index, event) {
                const action = content.actions[index];
                if (!action) return;
                const { do: does, source } = action;
                if (preview && !HARMLESS.test(does)) return event.preventDefault() as undefined;
                if (does === "dismiss") handlers.close("button");
                else if (does === "snooze") handlers.snooze(duration(source?.for) ?? DAY);
                else {
                  handlers.act(does, STAYS.test(does));
                  return perform(action, content, open, scene.way());
                }
                return undefined;
              },
              add(index) {
                const item = suggestions[index]?.item;
                if (preview || !item) return;
                void addToCart(item, open, scene.way());
                handlers.act("add_to_cart", true);
              },
              follow(does, event) {
                if (preview && !HARMLESS.test(does)) event.preventDefault();
                else handlers.act(does, true);
              },
              ask: () => void floorwalker.ask(),
              answer(value) {
                const { kind = "text", keep, next, to } = content.question ?? {};
                if (preview) return;
                handlers.answer(value, kind, duration(keep), next);
                // The visitor's own words go where the rule says; where it says nothing, the visitor sends them.
                const { email } = view.shop;
                const mail = kind === "text" && !to && email && letter(email, content.title, `${value}`);
                if (mail) open(mail);
              },
              close: handlers.close,
              never: handlers.never,
              privacy: handlers.privacy,
            },
            border,
            scene.clickedAt(),
          );
        })
      );
    },
    panel() {
      const { memory, stored } = scene.situation();
      const { items, sessions, cart, exposures, opted_out } = memory;
      const first = Math.min(...items.map(({ looks }) => looks[0]?.[0] ?? Number.POSITIVE_INFINITY)) * MINUTE;
      const last = scene.last();
      const summary: Summary = {
        products: items.length,
        sessions,
        since: first < Number.POSITIVE_INFINITY ? first : undefined,
        cart: cart?.lines.length ?? 0,
        prompts: exposures,
        optedOut: !!opted_out,
        stored,
      };
      openPanel(
        { locale: locale(), summary, why },
        {
          snooze: () => last && scene.snooze(last.id, DAY),
          dismiss: last && (() => scene.snooze(last.id, 365 * DAY)),
          optOut: floorwalker.optOut,
          optIn: floorwalker.optIn,
          erase: () => void floorwalker.forget(),
          download: () => void save(),
        },
        border,
      );
    },
    ask(choose) {
      const { text, policy } = scene.rules().file.consent ?? {};
      const url = policy ?? scene.rules().shop.urls?.privacy;
      return ask(
        { locale: locale(), text: inLanguage(text, locale()), policy: inLanguage(url, locale()) },
        choose,
        border,
      );
    },
  };
}
