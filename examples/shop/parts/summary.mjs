import { html } from "../html.mjs";

/** The sums of the cart; the shop's script fills them in. */
export const summary = (action) => html`<section class="summary" aria-labelledby="somme">
  <h2 id="somme">Récapitulatif</h2>
  <dl>
    <div><dt>Articles</dt><dd data-sum-items></dd></div>
    <div><dt>Livraison</dt><dd data-sum-shipping></dd></div>
    <div class="sum"><dt>Total</dt><dd data-sum-total></dd></div>
  </dl>
  <p class="soft" data-sum-free></p>
  ${action}
</section>`;
