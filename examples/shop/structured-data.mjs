import { shop } from "./shop.mjs";

const CONTEXT = "https://schema.org";
const availability = ({ stock }) => `https://schema.org/${stock ? "InStock" : "OutOfStock"}`;

const offer = (product, { stock }) => ({
  "@type": "Offer",
  price: product.price.toFixed(2),
  priceCurrency: "EUR",
  availability: availability({ stock }),
  itemCondition: "https://schema.org/NewCondition",
  url: product.url,
});

const described = (product) => ({
  name: product.name,
  description: product.text,
  category: product.categoryName,
  brand: { "@type": "Brand", name: product.brand },
  aggregateRating: { "@type": "AggregateRating", ratingValue: product.rating, reviewCount: product.reviews },
});

/** A product, or a group of its variants. */
export const productData = (product) =>
  product.variants.length === 0
    ? {
        "@context": CONTEXT,
        "@type": "Product",
        sku: product.id,
        ...described(product),
        image: product.image,
        url: product.url,
        offers: offer(product, product),
      }
    : {
        "@context": CONTEXT,
        "@type": "ProductGroup",
        productGroupID: product.id,
        ...described(product),
        image: product.image,
        url: product.url,
        variesBy: ["https://schema.org/color"],
        hasVariant: product.variants.map((variant) => ({
          "@type": "Product",
          sku: variant.sku,
          name: `${product.name}, ${variant.name}`,
          color: variant.name,
          image: variant.image,
          offers: offer(product, variant),
        })),
      };

export const trailData = (trail) => ({
  "@context": CONTEXT,
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ name, url }, i) => ({
    "@type": "ListItem",
    position: i + 1,
    name,
    item: url,
  })),
});

export const shopData = () => ({
  "@context": CONTEXT,
  "@type": "Store",
  name: shop.name,
  telephone: shop.tel,
  email: shop.email,
  address: {
    "@type": "PostalAddress",
    streetAddress: shop.street,
    postalCode: shop.postcode,
    addressLocality: shop.city,
    addressCountry: "FR",
  },
  openingHours: ["Mo-Fr 09:30-12:30", "Mo-Fr 14:00-19:00", "Sa 10:00-18:00"],
});
