/** The last order, kept from the checkout to the page that says thank you. */

const KEY = "laboutique-order";

export const keepOrder = (order) => sessionStorage.setItem(KEY, JSON.stringify(order));

export const lastOrder = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
};
