import { DEFAULTS } from "../core/defaults.js";
import type { Meanings } from "./meaning.js";

/** The keys of a rules file outside its rules, in words. */
export const FILE: Meanings<
  | "file"
  | "shop"
  | "hours"
  | "amounts"
  | "words"
  | "templates"
  | "urls"
  | "links"
  | "pictures"
  | "store"
  | "consent"
  | "memory"
  | "listener"
  | "suggestions"
  | "sink"
> = {
  file: {
    $schema: { says: "Where editors find the description of this file; read by them alone, never fetched." },
    floorwalker: { says: "Version of this grammar: `1`." },
    shop: { says: "The shop's own particulars.", default: {} },
    consent: { says: 'The bar that asks whether the shop may remember (`data-consent="ask"`).', default: {} },
    memory: { says: "What is remembered of a visitor, and for how long.", default: DEFAULTS.memory },
    events: {
      says: "Events made without code, from clicks, views and sent forms.",
      default: {},
      keys: { "*id": { says: "An event of your own: its name, and what sets it off." } },
    },
    motives: {
      says: "Signals of each of the six buying motives; built in.",
      later: true,
      keys: { "*motive": { says: "Signals of this motive." } },
    },
    manners: { says: "When not to speak.", default: DEFAULTS.manners },
    holdout: {
      says: "Percent of the visitors from whom all rules are withheld, and counted, to measure their effect.",
      default: 0,
      later: true,
    },
    suggestions: { says: "Where products to suggest come from.", default: {} },
    sinks: { says: "Where to report what was shown and what came of it.", default: [], later: true },
    rules: { says: "The rules, in the order that decides between those of equal priority." },
  },
  shop: {
    name: { says: "The shop's name, `{shop.name}` in texts." },
    currency: { says: "The currency in which conditions test money." },
    phone: { says: "The number to call, `{shop.phone}` in texts." },
    email: { says: "The address to write to, `{shop.email}` in texts." },
    address: { says: "The postal address, `{shop.address}` in texts." },
    timezone: {
      says: "The time zone of opening hours, dates and `time.*`; the visitor's where there is none.",
    },
    hours: { says: "Opening hours, by day or days." },
    closed: { says: "Dates on which the shop stays closed.", default: [] },
    free_shipping_from: {
      says: "The value of a cart from which shipping is free: a number, or one by currency.",
    },
    pages: {
      says: "Which addresses are which kind of page, where the shop does not say it by itself.",
      default: {},
      keys: {
        "*page": {
          says: "Path and query of these pages as a pattern, or a list of them: `*` is any run of characters, `?` a single one.",
        },
      },
    },
    urls: {
      says: "Addresses of some pages of the shop.",
      default: {},
      keys: {
        cart: { says: "The cart's page, for `go_to_cart`." },
        checkout: { says: "The checkout's first page, for `go_to_checkout`." },
        privacy: { says: "The privacy policy." },
        returns: { says: "The page on returns." },
      },
    },
    stores: { says: "Shops in town, for `find_store`.", default: [], later: true },
    hosts: { says: "Other hosts that data may be fetched from or sent to.", default: [] },
    known_contacts: {
      says: "Whether the mailing tool may write to contacts it already knows.",
      default: false,
      later: true,
    },
  },
  hours: {
    "*days": {
      says: "Opening hours on this day, or on each of these days; more than one range where there is a break.",
    },
  },
  amounts: { "*currency": { says: "The amount in this currency." } },
  words: { "*language": { says: "The text in this language." } },
  templates: { "*language": { says: "The text in this language." } },
  urls: { "*language": { says: "The address for this language." } },
  pictures: { "*language": { says: "The picture for this language." } },
  links: { "*language": { says: "The address for this language." } },
  store: {
    id: { says: "The store's own id." },
    name: { says: "The store's name." },
    address: { says: "Its postal address." },
    phone: { says: "Its number." },
    hours: { says: "Its opening hours." },
    lat: { says: "Latitude in degrees." },
    lng: { says: "Longitude in degrees." },
    url: { says: "Its own page." },
  },
  consent: {
    text: { says: "The question of the bar; a built-in one in the visitor's language where there is none." },
    policy: { says: "Address of the policy that the bar links to." },
  },
  memory: {
    keep: { says: "For how long a product that was looked at is remembered.", default: DEFAULTS.memory.keep },
    items: { says: "How many products are remembered, the latest first.", default: DEFAULTS.memory.items },
    look_back: {
      says: "How far back `item.views`, `item.dwell`, `interest.*` and their like look.",
      default: DEFAULTS.memory.look_back,
    },
    never: {
      says: "Patterns of paths where nothing is remembered: sensitive goods.",
      default: DEFAULTS.memory.never,
    },
  },
  listener: {
    click: { says: "It happens when what this selector finds is clicked." },
    visible: { says: "It happens when what this selector finds comes into view." },
    submit: { says: "It happens when the form this selector finds is sent." },
  },
  suggestions: {
    catalog: {
      says: "Address of the catalogue: names, prices and pictures of the products that may be suggested.",
    },
    affinity: {
      says: "Address of what is bought together, mined from past orders; `{shard}` stands for a part of it.",
      later: true,
    },
    pairs: {
      says: "Your own pairs, which come first.",
      default: {},
      keys: { "*text": { says: "Ids of the products that go with this product." } },
    },
    categories: {
      says: "Categories that go together.",
      default: {},
      keys: { "*text": { says: "Categories that go with this category." } },
    },
  },
  sink: {
    to: {
      says: "The tool that takes the reports.",
      words: {
        data_layer: "The page's own `dataLayer`.",
        beacon: "An address of your own, called when the page is hidden.",
        matomo: "Matomo.",
        posthog: "PostHog.",
        segment: "Segment.",
        plausible: "Plausible.",
      },
    },
    url: { says: "The address of a `beacon`." },
  },
};
