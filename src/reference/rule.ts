import { DEFAULTS } from "../core/defaults.js";
import { EVENT_MEANINGS } from "./events.js";
import type { Meanings } from "./meaning.js";

const EVENTS = Object.keys(EVENT_MEANINGS);
const { manners, rule } = DEFAULTS;

/** The keys of a rule and of the manners, in words. */
export const RULE: Meanings<"rule" | "cap" | "variant" | "hand_off" | "manners"> = {
  rule: {
    id: {
      says: "The rule's own name, unique in the file: what a visitor answered to it is remembered under it.",
    },
    note: { says: "A note to yourself; no visitor sees it." },
    status: {
      says: "Whether the rule is in use.",
      default: rule.status,
      words: {
        on: "It speaks.",
        draft: "It speaks only to who adds `?floorwalker=explain` to the address.",
        off: "It does not speak.",
      },
    },
    when: { says: "The condition under which it speaks; always, where there is none.", default: {} },
    on: {
      says: "The moment it waits for: an event's name (`add_to_cart`), `ask` (the visitor calls), `leave` (for hand-offs only), or a list of them. Without it the rule speaks as soon as its condition holds.",
      examples: [...EVENTS, "ask", "leave"],
    },
    wait: {
      says: "For how long its moment waits where the visitor is busy or something else is shown; for `on` rules.",
      default: rule.wait,
    },
    from: { says: "It speaks from this date on, in the shop's time zone." },
    until: { says: "It speaks until this date, that day included; or until this date and time." },
    priority: {
      says: "Of the rules that may speak, the one of highest priority does.",
      default: rule.priority,
    },
    audience: {
      says: "Percent of the visitors who may meet the rule at all: a staged roll-out.",
      default: 100,
      later: true,
    },
    holdout: {
      says: "Percent of the audience from whom its prompt is withheld, and counted, to measure its effect.",
      default: 0,
      later: true,
    },
    cap: { says: "How often this rule may speak.", default: rule.cap },
    goal: {
      says: "What the rule is for: its success is counted by it.",
      default: { event: "purchase", within: "7d" },
      later: true,
      keys: {
        event: { says: "The event that counts as success.", examples: EVENTS },
        within: { says: "For how long after the first exposure.", default: "7d" },
        item: {
          says: "Which product it must be about.",
          words: { same: "Only the one the rule was about." },
        },
      },
    },
    service: {
      says: "`true` for a notice the visitor is owed (a late order, a recall): it is outside `quiet`, `gap`, the caps of all and the rest after refusals, once a day at most, with neither coupon nor suggestions.",
      default: false,
    },
    again: {
      says: "`true` lets it speak of products, or of their category, just bought: refills.",
      default: false,
    },
    during_checkout: { says: "`true` lets it speak on checkout pages.", default: false },
    prompt: { says: "What the visitor sees." },
    variants: { says: "Several prompts to compare, instead of one.", later: true },
    hand_off: { says: "Instead of a prompt: help by another channel, sent by your own tool.", later: true },
  },
  cap: {
    max: { says: "How many times at most." },
    per: {
      says: "In what: a page view, a session, ever, or a sliding window such as `7d`.",
      words: {
        page: "In one page view.",
        session: "In one session: a visit to the shop, over all its tabs.",
        visitor: "Ever.",
      },
    },
  },
  variant: {
    id: { says: "The variant's own name." },
    weight: { says: "Its share among the variants.", default: 1 },
    motive: {
      says: "The buying motive it speaks to.",
      words: {
        security: "Wants to be sure.",
        pride: "Wants the best.",
        novelty: "Wants what is new.",
        comfort: "Wants it easy.",
        money: "Wants to save.",
        sympathy: "Wants to please, or to do good.",
      },
    },
    prompt: { says: "What the visitor sees." },
  },
  hand_off: {
    to: {
      says: "The tool that sends it.",
      words: {
        klaviyo: "Klaviyo.",
        brevo: "Brevo.",
        mautic: "Mautic.",
        data_layer: "The page's own `dataLayer`; never with an address.",
        webhook: "An address of your own.",
      },
    },
    name: { says: "The event's name in that tool." },
    url: { says: "The address of a `webhook`: https, of the same origin or of `shop.hosts`." },
    with: {
      says: "What is sent along.",
      words: {
        item: "This page's product.",
        interest: "The product that drew most attention.",
        cart: "The cart.",
        order: "The order.",
        none: "Nothing.",
      },
    },
  },
  manners: {
    quiet: {
      says: "No prompt before so much attention in the session: nobody is pounced on at the door.",
      default: manners.quiet,
    },
    gap: { says: "No prompt sooner than this after the end of the last one.", default: manners.gap },
    caps: { says: "How many prompts at most, all rules together.", default: manners.caps },
    done: { says: "A rule that was clicked or answered rests for so long.", default: manners.done },
    dismissed: {
      says: "What a prompt closed by the visitor does to its rule, and to all.",
      default: manners.dismissed,
      keys: {
        snooze: { says: "A dismissed rule rests for so long.", default: manners.dismissed.snooze },
        backoff: {
          says: "Each further dismissal makes the rest so many times longer, up to a year.",
          default: manners.dismissed.backoff,
        },
        give_up_after: {
          says: "After so many dismissals in a row, over all rules, nothing speaks; a click begins the count anew.",
          default: manners.dismissed.give_up_after,
        },
        give_up_for: { says: "For so long.", default: manners.dismissed.give_up_for },
      },
    },
    ignored: {
      says: "What a prompt that was seen and left without answer does: it is a soft no.",
      default: manners.ignored,
      keys: {
        after: { says: "Seen for so long, it counts as ignored.", default: manners.ignored.after },
        per_dismissal: {
          says: "So many of a rule's prompts ignored weigh as one dismissal.",
          default: manners.ignored.per_dismissal,
        },
      },
    },
    busy: {
      says: "What keeps the visitor busy: no prompt meanwhile, nor in the two seconds after.",
      default: manners.busy,
      words: {
        typing: "The visitor types, or is inside an embedded page.",
        dialog: "A dialog or a popover of the page is open.",
        overlay: "A cookie banner, a drawer, a chat window or anything large covers the page.",
        fullscreen: "The page, or a video, fills the screen; or it is being printed.",
        hidden: "Another tab is in front.",
        checkout: "The visitor is in the checkout.",
      },
    },
    bought: {
      says: "What a purchase silences.",
      default: manners.bought,
      keys: {
        category: {
          says: "For how long rules about a product's category are silent once something of it was bought.",
          default: manners.bought.category,
        },
      },
    },
    never: { says: "A condition: while it holds, only rules of `service` speak." },
  },
};
