/** What the shop says of itself, on every page. */
export const shop = {
  name: "La Boutique",
  phone: "01 99 00 12 34",
  tel: "+33199001234",
  email: "bonjour@laboutique.example",
  street: "3 rue du Marché",
  postcode: "75011",
  city: "Paris",
  hours: [
    { days: "Du lundi au vendredi", times: "9 h 30 – 12 h 30, 14 h – 19 h" },
    { days: "Le samedi", times: "10 h – 18 h" },
  ],
  freeShippingFrom: 49,
  shipping: 4.9,
};
