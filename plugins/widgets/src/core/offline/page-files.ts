// SPDX-License-Identifier: MIT
// Finds the files that a page needs, and its title, in its HTML. A service worker has no parser for HTML.

// A tag up to its address, which may be in quotes of either kind or in none.
const FILE =
  /<(?:script|img|link(?=[^>]*\srel=["']?(?:stylesheet|icon)))\s(?:[^>]*?\s)?(?:src|href)=(?:"([^"]*)|'([^']*)|([^\s>]+))/gi;
const TITLE = /<title>([^<]*)/i;

/** The addresses of the styles, scripts and images of a page, each once. */
export function findPageFiles(html: string, pageAddress: string): readonly string[] {
  const written = [...html.matchAll(FILE)].map(([, double, single, bare = ""]) => double ?? single ?? bare);
  const addresses = written.map((address) => address.replaceAll("&amp;", "&"));
  const valid = addresses.filter((address) => URL.canParse(address, pageAddress));
  return [...new Set(valid.map((address) => new URL(address, pageAddress).href.replace(/#.*/, "")))];
}

/** The title of a page as HTML text, without the name of the site, which is HTML text too. */
export function findPageTitle(html: string, siteName: string): string {
  const title = TITLE.exec(html)?.[1]?.trim() ?? "";
  const end = ` - ${siteName}`;
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}
