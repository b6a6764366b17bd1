import type { Border } from "./border.js";
import {
  awaiting,
  type CoreEvent,
  emptyPage,
  glob,
  hash,
  type Issue,
  type Item,
  isOutcome,
  isSignal,
  type Memory,
  type MemoryEvent,
  moment,
  PAGE_TYPES,
  type Page,
  type Params,
  type Rules,
  readParams,
  repeats,
  reporter,
  type ShopEvent,
  turn,
} from "./core/index.js";
import {
  type Adapter,
  type Add,
  addressOf,
  createArrivals,
  createSubject,
  headingsOf,
  isCalled,
  isOther,
  pageTypeOf,
  plain,
  type ShopPort,
  type ShopWindow,
  TELLERS,
} from "./shops/index.js";
import type { Change, Keeper } from "./store/keeper.js";
import {
  createEngagement,
  createPresence,
  type Visit as Navigation,
  originOf,
  readDevice,
  watchExit,
  watchNavigation,
  watchScroll,
} from "./watch/index.js";

/** What a visit needs of the others. */
export interface Company {
  rules(): Rules;
  keeper: Keeper;
  locale?: string | undefined;
  tell(issue: Issue): void;
  /** Something happened that may change a verdict. */
  happened(event: CoreEvent): void;
  /** Engaged time goes on; or, where it `turned`, began or ended. */
  engaged(turned: boolean): void;
  /** The page view ends: another begins in this document, or the document goes. */
  leaves(): void;
  /** The page has been read: what it says of a product is known now. */
  wasRead(): void;
  /** The tab was hidden, or is seen again. */
  seen(visible: boolean): void;
}

/** Who knows what type a page is of, most trusted first; the others guess it from what they find. */
const KNOWING = ["track", "markup", "pages", "platform"];
/** Page types by who says so, most trusted first (SPEC.md section 5, `page.type`). */
const TYPE_ORDER = [
  ...KNOWING,
  "markup-item",
  "json-ld",
  "microdata",
  "rdfa",
  "open-graph",
  "teller",
  "url",
  "dom",
];

/** Names of what we tell ourselves. */
const isReserved = (name: string) =>
  isOutcome(name) || isSignal({ name } as CoreEvent) || name === "user_engagement";

const MINUTE = 60_000;
const SESSION = 30 * MINUTE;
const random = () => Math.floor(Math.random() * 2 ** 32);

/** The visit in this document: from what the visitor and the shop's page do to events, and to the page as it stands. */
export function createVisit(border: Border, company: Company) {
  const { keeper } = company;
  const presence = createPresence(border);
  const types = new Map<string, string>();
  const typeBy = (sources: readonly string[]) => types.get(sources.find((source) => types.has(source)) ?? "");
  const subject = createSubject(
    () => addressOf(document),
    () => typeBy(KNOWING),
  );
  /** Begins to read the page's heading, by which a category's page is named, as soon as it is there. */
  let readHeading: (() => void) | undefined;
  let heading: string | undefined;
  let read = false;
  const began: (() => void)[] = [];
  const recalled: (() => void)[] = [];
  let recalls = false;
  const ways: Add[] = [];
  let page: Page = { ...emptyPage(), device: readDevice() };
  let counted = false;
  /** The page view in which the visitor last clicked. */
  let clicked: number | undefined;
  let settled = border.now();
  /** The document was reloaded, and memory could not tell yet which page view it was. */
  let reloaded: { id: number; address: number } | undefined;

  const engagement = createEngagement(border, presence, {
    onChange: () => company.engaged(true),
    onEnd: () => settle(),
    onInput() {
      depth.look();
      // A long read without events is use of the shop as well: the session hears of it now and then.
      if (border.now() - settled > MINUTE) settle(true);
      company.engaged(false);
    },
  });
  const signal = (event: CoreEvent) => {
    take(event);
    company.happened(event);
  };
  const depth = watchScroll(border, (percent) =>
    signal({ name: "scrolled", at: border.now(), page: page.id, percent }),
  );
  const exit = watchExit(
    border,
    () => page.dwell + engagement.read().ms,
    () => signal({ name: "leaving", at: border.now(), page: page.id }),
  );

  const take = (event: CoreEvent) => {
    page = turn(page, event);
    if (!isSignal(event)) keeper.take(event);
  };

  /**
   * Engaged time so far goes to the page and product it was spent on, before anything of that changes.
   *
   * @param alive the visitor was just heard: the session goes on though no time was spent yet
   */
  const settle = (alive = false) => {
    const { until } = engagement.read();
    const ms = engagement.take();
    if (!ms && !alive) return;
    // The visitor may have left long ago, with the page open.
    settled = Math.min(border.now(), until);
    const item = page.item?.item_id;
    take({
      name: "user_engagement",
      at: settled,
      page: page.id,
      engagement_time_msec: ms,
      ...(item && { item }),
    } as MemoryEvent);
  };

  /** Takes an event of the shop or the visitor; `on` rules' moments with it. */
  const dispatch = (told: ShopEvent, fresh = true, into: (told: ShopEvent) => void = take) => {
    settle();
    const repeated = repeats(keeper.memory(), told);
    into(told);
    const rules = fresh && !repeated ? awaiting(company.rules(), told.name) : [];
    if (rules.length) {
      take({ name: "moments_armed", at: told.at, page: told.page, rules, moment: moment(told) });
    }
    company.happened(told);
  };

  const pageSays = (told: Partial<Page>) =>
    signal({ name: "page_told", at: border.now(), page: page.id, told });

  const retype = () => {
    const path = location.pathname + location.search;
    types.delete("pages");
    for (const [type, globs] of Object.entries(company.rules().shop.pages ?? {})) {
      if ([globs].flat().some((pattern) => glob(pattern, path))) types.set("pages", type);
    }
    const type = typeBy(TYPE_ORDER) ?? "other";
    // Any source that says checkout holds prompts back.
    const checkout = [...types.values()].includes("checkout");
    const category = type === "category" ? heading : page.category;
    if (type === "category") readHeading?.();
    // A product that was guessed at may have turned out to be none of the page's.
    const item = subject.item() && page.item;
    if (type === page.type && checkout === page.checkout && category === page.category && item === page.item)
      return;
    pageSays({ type, checkout, item, ...(category && { category }) });
  };

  /** Whether a page's type is one; else it is told. */
  const isType = (type: string): boolean => {
    const names = PAGE_TYPES.split(" ");
    if (names.includes(type)) return true;
    reporter({ push: company.tell })("/page", `one of ${names.join(", ")}`, type, names);
    return false;
  };

  /** Whether the rules file forbids remembering anything here. */
  const unremembered = () =>
    company.rules().unremembered.some((pattern) => glob(pattern, location.pathname + location.search));

  const event = (source: string, name: string, params: Params): ShopEvent => ({
    ...params,
    name,
    at: border.now(),
    page: page.id,
    source,
  });

  /**
   * Whether a product that happens to be looked at is not the page's: on a page of another kind, or once the visitor
   * has clicked there (a quick view), it is only where the page is called like it, or by nothing, or has a product already.
   */
  const isPassing = ({ item_name }: Partial<Item>) => {
    if (clicked !== page.id && (!isOther(location) || typeBy(KNOWING) === "product")) return false;
    const headings = headingsOf(document);
    return !!headings[0] && !isCalled(plain(item_name), headings) && !subject.item();
  };

  /** The page's product as merged from all who spoke of it: looked at, once it has an id. */
  const lookAt = (source: string) => {
    const item = subject.item();
    if (!item?.item_id) return;
    const told = event(source, "view_item", { items: [item] });
    // Another source, or more of the same: the product is the one it was, whatever id comes first now.
    const { item_id, aliases = [] } = turn(page, told).item ?? item;
    dispatch(told, ![item_id, ...aliases].includes(page.item?.item_id ?? ""));
  };

  const tellItem = (source: string, fields: Partial<Item>, teller = TELLERS.test(source)) => {
    if (!(teller && isPassing(fields)) && subject.tell(source, fields, teller)) {
      if (teller) {
        types.set("teller", "product");
        retype();
      }
      lookAt(source);
    }
    // Looked at in passing: remembered, and not the page's. What is only written on the page was not looked at.
    else if (fields.item_id && (teller || source === "track")) {
      dispatch(event(source, "view_item", { items: [fields as Item] }), true, keeper.take);
    }
  };

  /** An event told by a source: checked, then taken. */
  const hear = (source: string, name: string, given: unknown) => {
    if (name === "page_view") return turnTo();
    if (isReserved(name)) {
      const path = source === "track" ? "/track" : `/${name}`;
      return company.tell({ path, expected: "the name of an event", received: name });
    }
    const push = (issue: Issue) => company.tell({ ...issue, path: `/${name}${issue.path}` });
    const params = readParams(name, given, reporter({ push }));
    const [item, second] = params.items ?? [];
    if (name === "view_item" && item && !second) {
      // A platform that tells what is looked at tells it of a quick view, too.
      tellItem(source, item, TELLERS.test(source) || source === "platform");
    } else {
      // How the platform keeps the cart is heard wherever it changed; the visitor looks at it on its page.
      const kept = source === "platform" && name === "view_cart" && page.type !== "cart";
      dispatch(event(source, name, params), !kept);
    }
  };

  const begin = ({ kind, url, reload, entered, referrer }: Navigation) => {
    const restored = kind === "restore";
    settle();
    if (counted && !restored) company.leaves();
    const { pathname, search, href } = new URL(url);
    const address = hash(href);
    // A reload is no page view: it goes on with the one it was.
    const same = reload ? keeper.memory().pages.find(([known]) => known === address)?.[1] : undefined;
    const id = restored ? page.id : (same ?? random());
    reloaded = reload && same === undefined ? { id, address } : undefined;
    const at = border.now();
    if (!restored) {
      subject.clear();
      types.clear();
      heading = undefined;
      read = false;
    }
    depth.reset();
    exit.reset();
    keeper.forgetful(unremembered());
    const origin = originOf(url, referrer);
    const view = { name: "page_view", at, page: id, address, origin } as MemoryEvent;
    if (same) page = turn(page, view);
    else take(view);
    counted = true;
    const language = company.locale ?? document.documentElement.lang;
    take({
      name: "page_told",
      at,
      page: id,
      told: {
        path: pathname,
        url: pathname + search,
        entered,
        ...(language && { language }),
        type: "other",
        category: undefined,
      },
    });
    const word = pageTypeOf(new URL(url));
    if (word) types.set("url", word);
    if (!restored) for (const each of began) each();
    retype();
    company.happened(view);
  };

  /** Says that a new page began; where its address is counted already, only its type. */
  const turnTo = (type?: string) => {
    if (type && !isType(type)) return;
    const { href, pathname, search } = location;
    if (pathname + search !== page.url) {
      begin({ kind: "route", url: href, reload: false, entered: page.entered, referrer: "" });
    }
    if (type) types.set("track", type);
    retype();
  };

  border.listen(document, "click", () => {
    clicked = page.id;
  });
  presence.on((change) => {
    if (change === "hide") {
      settle();
      company.seen(false);
      keeper.part();
    } else if (change === "show") company.seen(true);
  });
  border.listen(window, "pagehide", () => {
    company.leaves();
    keeper.part();
  });

  return {
    page: () => page,
    engaged: () => engagement.read(),
    visible: () => presence.visible(),
    sources: () => subject.sources(),
    /** Whether the page has been read once. */
    read: () => read,
    presence,
    hear,
    /** Memory is open: a document that was reloaded goes on with the page view it was. */
    adopt(stored: Memory): Change {
      const { id, address } = reloaded ?? {};
      const alive = border.now() - stored.session.last < SESSION;
      const same = alive ? stored.pages.find(([known]) => known === address)?.[1] : undefined;
      if (id === undefined || same === undefined) return (event) => event;
      if (page.id === id) page = { ...page, id: same };
      return (event) => {
        if (event.page !== id) return event;
        return event.name === "page_view" ? undefined : { ...event, page: same };
      };
    },
    /** The rules have come: what they say of this page holds for what was seen before, too. */
    ruled() {
      if (unremembered()) keeper.forgetful(true, true);
      retype();
    },
    turnTo,
    /** Memory was opened, with what earlier pages left in it. */
    recall() {
      recalls = true;
      for (const each of recalled) each();
    },
    /** The platform's own way into the cart, if there is one: nobody knows which of several is right. */
    way: () => (ways[1] ? undefined : ways[0]),
    /** Begins to watch, and to listen to the shop. */
    start(adapters: readonly Adapter[] | Promise<readonly Adapter[]>) {
      const page = {
        border,
        window: window as unknown as ShopWindow,
        onPage: (begun: () => void) => began.push(begun),
      };
      const port: ShopPort = {
        ...page,
        onArrival: createArrivals(page),
        item: tellItem,
        product: () => subject.item(),
        event: hear,
        pageType(source, type) {
          if (!isType(type)) return;
          types.set(source, type);
          retype();
        },
        issue: company.tell,
        canAdd: (add) => ways.push(add),
        memory: keeper.memory,
        onMemory(known) {
          const guarded = border.safely(known);
          recalled.push(guarded);
          // Who comes late missed the call.
          if (recalls) guarded();
        },
      };
      readHeading = () => {
        readHeading = undefined;
        const textOf = ({ textContent }: Element) => textContent?.trim().slice(0, 100) ?? "";
        port.onArrival({
          find: () => document.querySelectorAll("h1"),
          textOf,
          read([first]) {
            heading = first && textOf(first);
            retype();
            return heading;
          },
        });
      };
      const listen = border.safely((adapters: readonly Adapter[]) => {
        if (border.signal.aborted) return;
        for (const adapter of adapters) border.safely(adapter)(port);
        // After all who read it.
        port.onArrival({
          find: () => [],
          textOf: () => "",
          read() {
            read = true;
            company.wasRead();
            return true;
          },
        });
      });
      presence.whenActivated(() => {
        watchNavigation(border, presence, begin);
        if ("then" in adapters) {
          adapters.then(listen, (error) => {
            company.tell(error);
            listen([]);
          });
        } else listen(adapters);
      });
    },
  };
}

/** See `createVisit`. */
export type Visit = ReturnType<typeof createVisit>;
