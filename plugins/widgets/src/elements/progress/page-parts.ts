// SPDX-License-Identifier: MIT
// The sections that the server has written into the page: their headings, first sentences and entries in the theme's
// table of contents.

import { createElement } from "../create-elements.ts";

/** A section of the page. */
export interface Part {
  readonly section: HTMLElement;
  readonly heading: HTMLElement;
  /** The sentence under the heading. */
  readonly lead: HTMLElement;
  /** What scripts fill. */
  readonly body: HTMLElement;
}

/** A section of the page by its `data-part`, or undefined if this site does not have it. */
export function findPart(root: HTMLElement, name: string): Part | undefined {
  const section = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const heading = section?.querySelector("h2");
  const lead = section?.querySelector<HTMLElement>(".cairn-sub");
  if (!section || !heading || !lead) return undefined;
  const body = createElement("div", "");
  section.append(body);
  return { section, heading, lead, body };
}

/** Shows or hides a section, and its entries in the table of contents. */
export function showPart({ section, heading }: Part, isShown: boolean): void {
  section.hidden = !isShown;
  for (const entry of findEntries(heading)) {
    const item = entry.closest("li");
    if (item) item.hidden = !isShown;
  }
}

/** Changes the text of a heading, and of its entries in the table of contents. */
export function setHeading({ heading }: Part, text: string): void {
  for (const element of [heading, ...findEntries(heading)]) {
    // Beside the text, a heading has a permanent link, and an entry a frame of the theme.
    const [node] = findTexts(element);
    if (node && node.data.trim() !== text) node.data = text;
  }
}

/** The text of a heading, without its permanent link. */
export function readHeading({ heading }: Part): string {
  return findTexts(heading)[0]?.data.trim() ?? "";
}

function findTexts(element: Element): readonly Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node as Text).data.trim()) texts.push(node as Text);
  }
  return texts;
}

/** The links to a heading outside of its section. */
function findEntries(heading: HTMLElement): readonly Element[] {
  const links = [...document.querySelectorAll(`a[href$="#${CSS.escape(heading.id)}"]`)];
  return links.filter((link) => !heading.contains(link));
}
