// What is shown in each screenshot. `run` works in the page, with `given`.
const show = (prompt, options = {}) => ({
  run: ([source, more]) => void window.demo.show(source, more),
  given: [prompt, options],
});
const opened = (tab, part) => tab.locator(`floorwalker-prompt [part=${part}]`).first().click();

const hesitating = {
  title: { fr: "Une question sur l’{item.name} ?", en: "A question about the {item.name}?" },
  body: {
    fr: "Nous sommes là jusqu’à 19 h, au {shop.phone}.",
    en: "We are here until 7 pm, on {shop.phone}.",
  },
  actions: [
    { label: { fr: "Appeler", en: "Call" }, do: "call" },
    { label: { fr: "Écrire", en: "Write" }, do: "email", with: "item" },
  ],
};
const suggestions = [
  {
    item: {
      item_id: "A",
      item_name: "Adaptateur secteur",
      price: 19,
      currency: "EUR",
      image: "/a.svg",
      url: "#a",
    },
    from: "pairs",
    of: "iPod 30 Go",
  },
  {
    item: {
      item_id: "B",
      item_name: "Housse en feutre",
      price: 12,
      list_price: 15,
      rating: 4.66,
      currency: "EUR",
      image: "/b.svg",
      url: "#b",
    },
    from: "categories",
    of: "iPod 30 Go",
  },
];
const goesWith = { title: "Il n’a pas de chargeur dans sa boîte", suggest: { for: "item" } };

export const scenes = [
  { name: "card", act: show(hesitating) },
  {
    name: "card-left-rtl",
    page: { lang: "en", dir: "rtl" },
    act: show({ ...hesitating, position: "bottom-left" }),
    dark: false,
  },
  { name: "card-rtl", page: { lang: "en", dir: "rtl" }, act: show(hesitating), dark: false },
  { name: "why", act: { ...show(hesitating), after: (tab) => opened(tab, "why") } },
  {
    name: "goes-with",
    act: show({ ...goesWith, actions: [{ label: "Voir le panier", do: "go_to_cart" }] }, { suggestions }),
  },
  {
    name: "goes-with-plain",
    act: show(goesWith, {
      suggestions: suggestions.map(({ item: { image, url, ...item }, ...rest }) => ({ item, ...rest })),
    }),
    dark: false,
  },
  {
    name: "bar",
    act: show({
      type: "bar",
      title: "Plus que 12,00 €, et la livraison est offerte",
      actions: [{ label: "Voir les accessoires", do: "open", url: "/rayon/accessoires" }],
    }),
  },
  {
    name: "bar-top",
    act: show({
      type: "bar",
      position: "top",
      title: "Livraison offerte ce soir",
      body: "Dès 49 € d’achat, jusqu’à minuit.",
    }),
    dark: false,
  },
  { name: "launcher", act: show({ type: "launcher", position: "bottom-left", title: "Un conseil ?" }) },
  {
    name: "inline",
    act: {
      ...show(
        { type: "inline", slot: "#room", title: "Près de la caisse", suggest: {} },
        { suggestions: [...suggestions, ...suggestions] },
      ),
      after: (tab) => tab.locator("#room").scrollIntoViewIfNeeded(),
    },
  },
  {
    name: "coupon",
    act: show({
      title: "Un petit geste pour votre première commande",
      coupon: { code: "BIENVENUE10", label: "10 % sur tout le magasin", until: "2026-12-24" },
    }),
  },
  {
    name: "choice",
    act: show({
      title: "Qu’est-ce qui vous retient ?",
      question: {
        kind: "choice",
        choices: [
          { value: "price", label: "Le prix" },
          { value: "size", label: "La taille" },
          { value: "delivery", label: "Les délais de livraison" },
        ],
      },
    }),
  },
  {
    name: "rating",
    act: show({ title: "Avez-vous trouvé ce que vous cherchiez ?", question: { kind: "rating" } }),
  },
  { name: "text", act: show({ title: "Que pouvons-nous améliorer ?", question: { kind: "text" } }) },
  {
    name: "contact",
    act: show({ title: "Que pouvons-nous faire pour vous ?", contact: true, actions: hesitating.actions }),
  },
  { name: "image", act: show({ ...hesitating, image: "/b.svg" }), dark: false },
  {
    name: "long",
    act: show({
      title:
        "Une question particulièrement longue sur cet appareil qui porte un nom interminable, n’est-ce pas ?",
      body: "Nous l’avons essayé pendant trois semaines, dans le train, à pied et à vélo ; nous répondons volontiers à tout ce que vous aimeriez savoir avant de vous décider, par téléphone au {shop.phone} ou par écrit, dans la journée, sans musique d’attente.",
      actions: [
        ...hesitating.actions,
        { label: "Voir les conditions de retour et de garantie", do: "open", url: "/retours" },
      ],
    }),
    dark: false,
  },
  { name: "zoom", zoom: 2, phone: false, act: show(hesitating) },
  { name: "zoom-goes-with", zoom: 2, phone: false, act: show(goesWith, { suggestions }), dark: false },
  { name: "ask", act: { run: () => void window.demo.ask("/confidentialite") } },
  { name: "panel", act: { run: () => void window.demo.panel() } },
  {
    name: "panel-out",
    act: {
      run: () =>
        void window.demo.panel({
          optedOut: true,
          stored: false,
          products: 1,
          sessions: 1,
          since: undefined,
          cart: 0,
          prompts: 0,
        }),
    },
    dark: false,
  },
  {
    name: "sticky",
    page: { parts: '<div class="sticky"><button class="buy">Ajouter au panier</button></div>' },
    act: show(hesitating),
    dark: false,
  },
  {
    name: "bubble",
    page: { parts: '<button class="bubble" aria-label="Chat"></button>' },
    act: show(hesitating),
    dark: false,
  },
  { name: "forced", context: { forcedColors: "active" }, act: show(goesWith, { suggestions }), dark: false },
  ...["de", "es", "it"].flatMap((lang) => [
    { name: `card-${lang}`, page: { lang }, act: show(hesitating), dark: false, desktop: false },
    {
      name: `ask-${lang}`,
      page: { lang },
      act: { run: () => void window.demo.ask("/policy") },
      dark: false,
      desktop: false,
    },
    {
      name: `panel-${lang}`,
      page: { lang },
      act: { run: () => void window.demo.panel() },
      dark: false,
      desktop: false,
    },
  ]),
];
