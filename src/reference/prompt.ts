import type { Meanings, Word } from "./meaning.js";

const later = (says: string): Word => ({ says, later: true });

/** The keys of a prompt, in words. */
export const PROMPT: Meanings<"prompt" | "action" | "suggest" | "coupon" | "question" | "choice"> = {
  prompt: {
    type: {
      says: "How it looks.",
      default: "card",
      words: {
        card: "A small card in the corner; on phones a sheet at the lower edge.",
        bar: "A strip over the upper or lower edge.",
        inline: "Inside the page, at `slot`.",
        launcher: "A small button by which the visitor calls the assistant.",
      },
    },
    slot: {
      says: "Of an `inline` prompt: the CSS selector of its place. It is drawn only where it moves nothing that is in view.",
    },
    position: {
      says: "Where a card, a bar or a launcher stands.",
      default: "bottom-right",
      words: {
        "bottom-right": "In the lower right corner; left in right-to-left languages.",
        "bottom-left": "In the lower left corner; right in right-to-left languages.",
        top: "At the upper edge.",
        bottom: "At the lower edge.",
      },
    },
    title: {
      says: "The first line. `{item.name}` and its like are replaced; `{item.name|this product}` has other words for where there is none.",
    },
    body: { says: "The text, one or two sentences." },
    image: { says: "Address of a picture." },
    actions: { says: "Up to three buttons." },
    suggest: { says: "Products to show." },
    coupon: { says: "A coupon that can be copied and printed." },
    question: { says: "A question to answer with one click, or in a few words." },
    contact: { says: "`true` shows the shop's number, address and opening hours.", default: false },
    hide_after: {
      says: "It goes by itself after so long, not counting while pointer or focus is in it; where absent it stays until closed.",
    },
  },
  action: {
    label: { says: "What the button says." },
    do: {
      says: "What the button does.",
      words: {
        open: "Opens `url`.",
        add_to_cart: "Puts the suggestion, `item_id` or this page's product into the cart.",
        go_to_cart: "Opens the cart.",
        go_to_checkout: "Opens the checkout.",
        call: "Calls the shop's number.",
        email: "Begins an e-mail to the shop.",
        chat: "Opens the chat on the page.",
        copy_coupon: "Copies the coupon's code.",
        print_coupon: "Prints the coupon.",
        share: "Opens the browser's own way to share the page.",
        add_to_wishlist: "Puts this page's product on the wish list.",
        remind_me: later("Asks for an address, to send a reminder."),
        find_store: later("Shows the nearest store; asks for the position only then."),
        snooze: "Closes the prompt for the time of `for`.",
        dismiss: "Closes the prompt, as the cross does.",
      },
    },
    url: {
      says: "The address that `open` opens. Placeholders are encoded, and can supply neither scheme nor host.",
    },
    item_id: { says: "The product that `add_to_cart` adds." },
    subject: { says: "The subject of an `email`." },
    body: { says: "The first words of an `email`." },
    with: {
      says: "What is written into an `email`.",
      words: { item: "This page's product and its address.", cart: "What is in the cart." },
    },
    for: { says: "For how long `snooze` lasts." },
    topic: {
      says: "What `remind_me` is about.",
      words: {
        cart: "The cart.",
        item: "This page's product.",
        back_in_stock: "This page's product, once it is in stock again.",
        news: "News of the shop.",
      },
    },
    consent_text: { says: "What the visitor agrees to by the tick of `remind_me`." },
    policy: { says: "Address of the policy that `remind_me` links to." },
    to: { says: "The tool that takes the address of `remind_me`." },
  },
  suggest: {
    for: {
      says: "What the products go with; where absent, the event's product in a rule with `on`, else this page's.",
      words: {
        item: "This page's product.",
        cart: "All that is in the cart.",
        event: "The product of the event.",
        interest: "The product that drew most attention.",
      },
    },
    from: {
      says: "Where they come from, best source first.",
      default: ["pairs", "categories"],
      words: {
        pairs: "Your own pairs.",
        affinity: later("What past orders say."),
        categories: "Categories that go together.",
        related: later("What the page names as related."),
        viewed: later("What drew attention and was not bought."),
        new: later("What is new in the catalogue."),
        sale: later("What is reduced in the catalogue."),
      },
    },
    min: { says: "With fewer than this, the prompt is not shown.", default: 1 },
    limit: { says: "How many at most.", default: 3 },
    max_price: {
      says: "The highest price of each: a number, or what is still missing for free shipping.",
      words: { "cart.to_free_shipping": "What the cart still lacks for free shipping." },
    },
    max_share: { says: "The highest price of each in percent of the cart: small things as by a till." },
    long_tail: { says: "From 0 to 1: how much to prefer finds to best-sellers.", default: 0, later: true },
  },
  coupon: {
    code: { says: "The code, the same for everybody: this file is public." },
    label: { says: "What the coupon is good for." },
    until: { says: "Its last day, or the date and time at which it ends." },
    valid_for: { says: "For how long it is good, from when it was shown." },
  },
  question: {
    kind: {
      says: "How it is answered.",
      words: {
        choice: "By one of `choices`.",
        rating: "By 1 to 5.",
        text: "In the visitor's own words.",
      },
    },
    choices: { says: "The answers to choose from." },
    keep: { says: "For how long the answer is remembered, as `visitor.answer.<rule>`.", default: "30d" },
    next: { says: "The id of the rule that speaks at once after the answer." },
    to: { says: "Where the visitor's own words go; where absent, an e-mail to the shop is begun." },
  },
  choice: {
    value: { says: "What is remembered of it." },
    label: { says: "What the visitor reads." },
  },
};
