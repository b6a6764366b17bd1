const money = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
const decimal = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 1 });

export const euros = (amount) => money.format(amount);
export const stars = (rating) => `★ ${decimal.format(rating)}`;
