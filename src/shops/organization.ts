import { parseLoosely } from "./json.js";

/** How to reach the shop, as its page says. */
export interface Organization {
  name?: string;
  telephone?: string;
  email?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value.trim() : undefined;

/** The first node with a telephone or an address for letters; a product's maker or a reviewer stands deeper. */
function find(value: unknown): Organization | undefined {
  if (typeof value !== "object" || value === null) return;
  const { name, telephone, email, contactPoint, ...node } = value as Record<string, unknown>;
  const list = Array.isArray(value) ? value : node["@graph"];
  if (Array.isArray(list)) {
    for (const each of list) {
      const found = find(each);
      if (found) return found;
    }
    return;
  }
  const point = (Array.isArray(contactPoint) ? contactPoint[0] : contactPoint) as typeof node | undefined;
  const phone = text(telephone) ?? text(point?.telephone);
  const mail = (text(email) ?? text(point?.email))?.replace(/^mailto:/i, "");
  const called = text(name);
  if (phone || mail) {
    return {
      ...(called && { name: called }),
      ...(phone && { telephone: phone }),
      ...(mail && { email: mail }),
    };
  }
}

/** The shop itself, as structured data of its page names it (schema.org Organization, LocalBusiness, Store). */
export function findOrganization(document: Document): Organization {
  for (const { textContent } of document.querySelectorAll('script[type*="ld+json" i]')) {
    const found = find(parseLoosely(textContent ?? ""));
    if (found) return found;
  }
  return {};
}
