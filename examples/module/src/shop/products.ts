/** A product of the shop, named as in GA4, with the shop's own words on it. */
export interface Product {
  item_id: string;
  item_name: string;
  item_brand: string;
  item_category: string;
  price: number;
  currency: string;
  availability: string;
  url: string;
  image: string;
  line: string;
  about: string;
}

let loading: Promise<readonly Product[]> | undefined;

/** All products, fetched once; after a failure, again. */
export function products(): Promise<readonly Product[]> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<readonly Product[]> {
  const response = await fetch("/products.json");
  if (!response.ok) throw new Error(`products.json: ${response.status}`);
  return response.json() as Promise<readonly Product[]>;
}

/** An amount of the shop, as people read it. */
export const money = (amount: number): string =>
  new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }).format(amount);
