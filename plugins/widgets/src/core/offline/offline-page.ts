// SPDX-License-Identifier: MIT
// Writes what is kept into the page that a reader gets offline instead of one that was not kept.

/** A kept page: its address, and its title as HTML text. */
export interface KeptPage {
  readonly address: string;
  readonly title: string;
}

/**
 * The HTML of the page with links to the kept pages, sorted by their titles. They are inserted into its empty list. Its
 * own addresses become absolute, since it is shown at any address.
 */
export function addKeptPages(html: string, root: string, kept: readonly KeptPage[]): string {
  const titled = kept.filter(({ title }) => title);
  const sorted = titled.sort((one, other) => one.title.localeCompare(other.title));
  const items = sorted.map(({ address, title }) => `<li><a href="${address}">${title}</a></li>`);
  return html.replace('href="assets/', `href="${root}assets/`).replace("<ul>", () => `<ul>${items.join("")}`);
}
