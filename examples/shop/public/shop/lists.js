/** Each list of products on the page is a `view_item_list`. */
export const reportLists = () => {
  for (const list of document.querySelectorAll("[data-list-id]")) {
    const { listId: item_list_id, listName: item_list_name } = list.dataset;
    const items = [...list.querySelectorAll("[data-item]")].map((card, index) => ({
      ...JSON.parse(card.dataset.item),
      index,
      quantity: 1,
    }));
    window.dataLayer.push({ ecommerce: null });
    window.dataLayer.push({
      event: "view_item_list",
      ecommerce: { item_list_id, item_list_name, currency: "EUR", items },
    });
  }
};
