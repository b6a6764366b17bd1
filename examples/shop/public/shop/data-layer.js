/** GA4 ecommerce by way of the data layer, as the guides for Google Tag Manager have it. */

const cents = (amount) => Math.round(amount * 100) / 100;

const item = ({ url, image, ...ga4 }) => ({ ...ga4, quantity: ga4.quantity ?? 1 });

export const worth = (lines) =>
  cents(lines.reduce((sum, { price, quantity = 1 }) => sum + price * quantity, 0));

/** Clears what the last event left behind, then says this one. */
export const report = (event, lines, more = {}) => {
  window.dataLayer.push({ ecommerce: null });
  window.dataLayer.push({
    event,
    ecommerce: { currency: "EUR", value: worth(lines), ...more, items: lines.map(item) },
  });
};
