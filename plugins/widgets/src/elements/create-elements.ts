// SPDX-License-Identifier: MIT
// Creates the elements that the scripts add to a page, always from names and texts and never from markup.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  right: "M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
  wrong: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4l5.6 5.6L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z",
  partly: "M19 13H5v-2h14z",
  up: "M12 5 5.5 11.5l1.3 1.3 4.3-4.3V19h1.8V8.5l4.3 4.3 1.3-1.3z",
};

/** An element with a class and a text. */
export function createElement(name: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A button that does not submit the form. */
export function createButton(className: string, text = ""): HTMLButtonElement {
  const button = createElement("button", className, text) as HTMLButtonElement;
  button.type = "button";
  return button;
}

/** An element of a drawing. */
export function createSvg(name: string, attributes: Readonly<Record<string, string>> = {}): Element {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** An icon, hidden from screen readers. */
export function createIcon(name: keyof typeof ICONS): Element {
  const icon = createSvg("svg", { class: "cairn-icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  icon.append(createSvg("path", { d: ICONS[name] }));
  return icon;
}
