// SPDX-License-Identifier: MIT
// Tells the browser what the site looks like on a home screen. A script does it, so that no page has to.

/** Adds the links to the manifest and the icon, unless the page has a manifest. `root` is the address of the site. */
export function linkHomeScreen(root: string, page: Document): void {
  if (page.querySelector('link[rel="manifest"]')) return;
  addLink(page, "manifest", `${root}manifest.webmanifest`);
  if (page.querySelector('link[rel="apple-touch-icon"]')) return;
  addLink(page, "apple-touch-icon", `${root}assets/cairn/icon-180.png`);
}

function addLink(page: Document, rel: string, href: string): void {
  const link = page.createElement("link");
  link.rel = rel;
  link.href = href;
  page.head.append(link);
}
