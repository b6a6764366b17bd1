import { products } from "./products/index.mjs";

/** The shop's catalogue as a file: what the assistant picks its suggestions from, and the shop its own cart lines. */
export const catalog = () => ({
  items: products.map((product) => ({
    item_id: product.id,
    item_name: product.name,
    price: product.price,
    ...(product.listPrice && { list_price: product.listPrice }),
    currency: "EUR",
    item_category: product.categoryName,
    item_brand: product.brand,
    url: product.url,
    image: product.image,
    availability: product.stock ? "InStock" : "OutOfStock",
    added: product.added,
  })),
});
