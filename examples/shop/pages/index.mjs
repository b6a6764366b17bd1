import { cart } from "./cart.mjs";
import { category } from "./category.mjs";
import { checkout } from "./checkout.mjs";
import { home } from "./home.mjs";
import { notFound } from "./not-found.mjs";
import { product } from "./product.mjs";
import { search } from "./search.mjs";
import { contact, delivery, privacy } from "./service.mjs";
import { thanks } from "./thanks.mjs";

const pages = {
  "/": home,
  "/recherche": search,
  "/panier": cart,
  "/commande": checkout,
  "/merci": thanks,
  "/livraison-retours": delivery,
  "/contact": contact,
  "/confidentialite": privacy,
};

const shelves = { rayon: category, produit: product };

/** The page at an address; where there is none, the page that says so. */
export const pageAt = (url) => {
  if (Object.hasOwn(pages, url.pathname)) return pages[url.pathname]({ url });
  const [, shelf, slug] = url.pathname.match(/^\/(rayon|produit)\/([a-z0-9-]+)$/) ?? [];
  return (shelf && shelves[shelf]({ slug, url })) ?? notFound();
};
