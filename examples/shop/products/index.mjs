import accessoires from "./accessoires.mjs";
import hifi from "./hi-fi.mjs";
import maison from "./maison.mjs";
import nomade from "./nomade.mjs";
import photo from "./photo.mjs";

export const categories = [
  {
    slug: "hi-fi",
    name: "Hi-fi",
    line: "Platine, ampli, enceintes : de quoi s’asseoir et écouter.",
    face: "SILLON-33",
  },
  { slug: "nomade", name: "Nomade", line: "La musique qui tient dans une poche.", face: "ORME" },
  {
    slug: "maison",
    name: "Maison",
    line: "La lumière, l’heure, l’eau chaude : les choses de tous les jours.",
    face: "HERON",
  },
  { slug: "photo", name: "Photo", line: "Du film, du papier, et le temps d’attendre.", face: "FLANEUR" },
  {
    slug: "accessoires",
    name: "Accessoires",
    line: "Les petites choses qui manquent toujours.",
    face: "CABLE-USBC",
  },
];

const DAY = 86_400_000;

const complete = (product) => ({
  stock: true,
  ...product,
  url: `/produit/${product.slug}`,
  image: `/images/${product.slug}.svg`,
  categoryName: categories.find(({ slug }) => slug === product.category).name,
  added: new Date(Date.now() - product.addedDaysAgo * DAY).toISOString().slice(0, 10),
  variants: (product.variants ?? []).map((variant) => ({
    stock: true,
    ...variant,
    image: `/images/${variant.sku.toLowerCase()}.svg`,
  })),
});

export const products = [...hifi, ...nomade, ...maison, ...photo, ...accessoires].map(complete);

export const categoryBySlug = (slug) => categories.find((category) => category.slug === slug);
export const productById = (id) => products.find((product) => product.id === id);
export const productBySlug = (slug) => products.find((product) => product.slug === slug);
export const productsOf = (category) => products.filter((product) => product.category === category.slug);
export const isNew = (product) => product.addedDaysAgo <= 30;
export const newest = (count) =>
  [...products].sort((a, b) => a.addedDaysAgo - b.addedDaysAgo).slice(0, count);

/** The picture drawn at an image's path, `/images/<name>.svg`. */
export const pictureByName = (name) => {
  for (const product of products) {
    const variant = product.variants.find(({ sku }) => sku.toLowerCase() === name);
    if (variant) return { drawing: product.drawing, colours: variant.colours };
    if (product.slug === name) return { drawing: product.drawing, colours: product.variants[0]?.colours };
  }
  return null;
};
