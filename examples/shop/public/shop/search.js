/** A search that was made, and how many articles it found. */
export const reportSearch = () => {
  const said = document.querySelector("[data-search-term]");
  if (!said) return;
  const { searchTerm, searchResults } = said.dataset;
  window.dataLayer.push({ event: "search", search_term: searchTerm, results: Number(searchResults) });
};
