// SPDX-License-Identifier: MIT
// Makes what is shown after a check from what the page's key holds. Everything is cloned or written as
// text, never parsed, so that nothing typed or stored can become markup.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  right: "M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
  wrong: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4l5.6 5.6L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z",
};

/** Whether something is marked as right or as wrong. */
export type Result = keyof typeof ICONS;

/** A verdict in bold with its icon, followed by the feedback, if there is any. */
export function makeVerdict(result: Result, sentence: string, feedback: Element | null): HTMLElement {
  const shown = makeElement("div", "cairn-verdict cairn-shown");
  const verdict = makeElement("b", "cairn-verdict__word");
  verdict.append(makeIcon(result), sentence);
  if (feedback) shown.append(cloneShown(feedback));
  // The verdict opens the first paragraph, so that both read as one sentence after the other.
  const first = shown.firstElementChild?.firstElementChild;
  (first?.localName === "p" ? first : shown).prepend(verdict, " ");
  return shown;
}

/** A copy that can stand beside its original: without ids, and without controls that would be dead. */
export function cloneShown(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  for (const dead of copy.querySelectorAll("button, nav")) dead.remove();
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  copy.classList.add("cairn-shown");
  return copy;
}

/** An element of a class, with a text. */
export function makeElement(name: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function makeIcon(result: Result): Element {
  const icon = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  icon.setAttribute("class", "cairn-icon");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[result]);
  icon.append(path);
  return icon;
}
