import { isObject } from "../core/check.js";
import type { Adapter } from "./adapter.js";
import { onJquery } from "./jquery-events.js";
import { parseLoosely } from "./json.js";
import { looseItems } from "./loose-item.js";
import { onceIs } from "./occasions.js";
import { stagesOf } from "./stages.js";

/** Odoo, by its shop's element: what it tells its own tracking, with GA4's fields, and an order's page. */
export const odoo: Adapter = (port) => {
  const { window, event } = port;
  const { document, location } = window;
  onceIs(
    port,
    () => document.querySelector(".oe_website_sale"),
    () => {
      for (const name of ["view_item", "add_to_cart"]) {
        onJquery(port, `${name}_event`, (...given) => {
          const items = given.filter(isObject);
          if (items[0]) event("platform", name, { currency: items[0].currency, items: looseItems(items) });
        });
      }
      const stage = stagesOf(port);
      const status = document.querySelector<HTMLElement>(".oe_website_sale_tx_status");
      const { orderId, orderTrackingInfo = "" } = status?.dataset ?? {};
      const order = parseLoosely(orderTrackingInfo);
      if (orderId) stage("confirmation", orderId, isObject(order) ? order : {});
      else if (/^(\/\w\w(_\w\w)?)?\/shop\/(checkout|payment)/.test(location.pathname)) stage("checkout");
    },
  );
};
