/** Events that are understood, in words. Other names are taken too, and serve `on`. */
export const EVENT_MEANINGS = {
  page_view: "A page began.",
  view_item: "A product was looked at.",
  view_item_list: "A list of products was looked at.",
  add_to_cart: "Something was put into the cart.",
  remove_from_cart: "Something was taken out of the cart.",
  view_cart: "The cart was looked at; its items replace the cart remembered.",
  begin_checkout: "The checkout was begun.",
  purchase: "Something was bought; with a `transaction_id` it counts once.",
  refund: "A purchase was given back.",
  search: "Something was searched for: `search_term`, `results`.",
  add_to_wishlist: "Something was put on the wish list.",
  message_sent: "A message went out by another channel: it counts in the caps of all.",
} as const satisfies Record<string, string>;

/** What Floorwalker itself reports, in words. */
export const REPORT_MEANINGS = {
  ready: { says: "Memory is open and the rules are read.", local: true },
  error: {
    says: "Something is wrong: a mistake in the rules file, an event that is not as it should be.",
    local: true,
  },
  prompt_suppressed: { says: "A rule was held back; once per rule, reason and page view.", local: true },
  prompt_shown: { says: "A prompt was shown." },
  prompt_withheld: { says: "A prompt was withheld, to measure its effect.", later: true },
  prompt_clicked: { says: "A button of it was clicked." },
  prompt_answered: { says: "Its question was answered." },
  prompt_dismissed: { says: "It was closed by the visitor." },
  prompt_ignored: { says: "It was seen and left without answer." },
  prompt_withdrawn: { says: "It was taken back, as its condition no longer holds." },
  prompt_converted: { says: "The goal was reached.", later: true },
  hand_off: { says: "Help went out by another channel.", later: true },
  consent_changed: { says: "The visitor agreed to being remembered, or refused." },
  opted_out: { says: "The visitor wants no prompts." },
} as const satisfies Record<string, { says: string; local?: true; later?: true }>;
