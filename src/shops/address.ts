/**
 * What of a URL names the page: its path and a hash route, and the query where the path is one script for many pages
 * or the root (`/?p=12`).
 */
export const pathOf = ({ pathname, search, hash }: URL | Location): string =>
  pathname.replace(/(.)\/$/, "$1") +
  (/^\/$|\.(php|aspx?|cgi|jsp)$/.test(pathname) ? search : "") +
  (/^#[!/]/.test(hash) ? hash : "");

/** A URL as the page means it; nothing if it is none. Its scheme is checked where it is used. */
export const resolve = (href: string | undefined, base: string): URL | undefined =>
  href && URL.canParse(href, base) ? new URL(href, base) : undefined;

const lastStep = ({ pathname }: URL | Location) => pathname.split("/").filter(Boolean).pop();

/**
 * The page's own URL: the canonical one of what was visited, without what brought the visitor here. Shops leave out of it the category
 * walked through, or the colour, but keep the last step of the path: with another one it is a mistake of the template
 * (the home page's on every page), or left over from the page before in a single-page shop.
 */
export function addressOf(document: Document, location: URL | Location = document.location): URL {
  const { baseURI } = document;
  const link = document.head?.querySelector<HTMLLinkElement>("link[rel=canonical]");
  const canonical = resolve(link?.href, baseURI);
  return canonical && lastStep(canonical) === lastStep(location) ? canonical : new URL(location.href);
}
