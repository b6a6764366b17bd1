import { html, jsonLd } from "../html.mjs";
import { trailData } from "../structured-data.mjs";

/** The way back up, for the eye and as structured data. */
export const trail = (steps) => html`<nav class="trail" aria-label="Fil d’Ariane"><ol>
  ${steps.map(({ name, url }, i) => html`<li><a href="${url}"${i === steps.length - 1 && html` aria-current="page"`}>${name}</a></li>`)}
</ol></nav>`;

export const trailHead = (steps) => jsonLd(trailData(steps));
