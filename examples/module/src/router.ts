/**
 * A router over the History API: links of the shop open without loading the document again, those in prompts as well
 * (a click is seen through their shadow root).
 *
 * @param show shows the page of a path
 */
export function startRouter(show: (path: string) => void): void {
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || event.defaultPrevented || event.button !== 0 || modified) return;
    if (link.target || link.download || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    go(link.pathname);
  });
  let shown = "";
  const open = (path: string) => {
    shown = path;
    show(path);
  };
  // A plain fragment such as #floorwalker-privacy is no other page.
  window.addEventListener("popstate", () => {
    if (location.pathname !== shown) open(location.pathname);
  });
  go = (path) => {
    if (path !== location.pathname) history.pushState(null, "", path);
    open(path);
    window.scrollTo(0, 0);
  };
  open(location.pathname);
}

/** Goes to another page of the shop. */
export let go: (path: string) => void = (path) => location.assign(path);
