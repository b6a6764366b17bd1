/** A product as a GA4 item: what the page hands to its own script, and the script to the data layer. */
export const ga4Item = (product, variant) => ({
  item_id: product.id,
  item_name: product.name,
  price: product.price,
  item_brand: product.brand,
  item_category: product.categoryName,
  ...(variant && { item_variant: variant.name }),
});

/** The same, with what the cart page draws. */
export const cartItem = (product, variant) => ({
  ...ga4Item(product, variant),
  url: product.url,
  image: (variant ?? product).image,
});
