import { html } from "../html.mjs";

/**
 * The demonstration's own panel, "Ce que voit l'assistant"; no shop has it. It stands on the left and takes less than
 * 30 % of the window, so that the assistant does not hold its tongue because of it.
 */
export const drawer = ({ open }) => html`<aside class="backstage" aria-label="Coulisses de la démonstration">
  <button class="backstage-tab" type="button" aria-expanded="${open ? "true" : "false"}" aria-controls="coulisses"><span>Ce que voit l’assistant</span></button>
  <section class="backstage-panel" id="coulisses" aria-labelledby="coulisses-titre"${!open && html` hidden`}>
    <header>
      <h2 id="coulisses-titre">Ce que voit l’assistant</h2>
      <button type="button" class="backstage-close" aria-label="Refermer les coulisses">×</button>
    </header>
    <div class="backstage-scroll" tabindex="0" role="group" aria-labelledby="coulisses-titre">
      <p data-say></p>
      <div data-seen hidden>
      <p class="backstage-issues" data-issues hidden></p>
      <h3>Les règles</h3>
      <div data-rules></div>
      <h3>L’article de cette page</h3>
      <dl data-item></dl>
      <h3>La mémoire</h3>
      <ul data-memory></ul>
      <details><summary>Telle quelle, en JSON</summary><pre data-json tabindex="0"></pre></details>
      </div>
    </div>
    <footer>
      <button type="button" data-ask>Demander un conseil</button>
      <button type="button" data-privacy>Panneau du visiteur</button>
      <button type="button" data-forget>Tout oublier</button>
    </footer>
  </section>
</aside>`;
