import { structured } from "./structured.js";

/** The page's product from `<script type="application/ld+json">`. */
export const jsonLd = structured(
  "json-ld",
  (document) => document.querySelectorAll('script[type*="ld+json" i]'),
  ({ textContent }) => textContent ?? "",
);
