/** An element with its class and its children, which are elements or text. */
export const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
};

/** Writes a text only where it differs, so that a selection in it survives. */
export const write = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

/** Puts new children in place only where they differ from those that are there. */
export const replace = (node, children) => {
  const same =
    node.childNodes.length === children.length &&
    children.every((child, i) => child.isEqualNode(node.childNodes[i]));
  if (!same) node.replaceChildren(...children);
};
