// SPDX-License-Identifier: MIT
// Writes what is kept into the page that a reader gets offline instead of one that was not kept.

/** A kept page: its address, and its title as HTML text. */
export interface KeptPage {
  readonly address: string;
  readonly title: string;
}

/**
 * The HTML of the page with links to the kept pages, sorted by their titles. They are inserted into its empty list,
 * unless it has a link already. Its own links become absolute, since it is shown at any address.
 */
export function addKeptPages(html: string, root: string, kept: readonly KeptPage[]): string {
  const page = html.replaceAll('href="../../', `href="${root}`);
  const listed = kept.filter(({ address, title }) => title && !page.includes(`${address}"`));
  const sorted = listed.sort((one, other) => one.title.localeCompare(other.title));
  const items = sorted.map(({ address, title }) => `<li><a href="${address}">${title}</a></li>`);
  return page.replace("<ul>", () => `<ul>${items.join("")}`);
}
