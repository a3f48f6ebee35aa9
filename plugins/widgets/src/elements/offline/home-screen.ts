// SPDX-License-Identifier: MIT
// Tells the browser what the site looks like on a home screen. A script does it, so that no page has to.

const LINKS = { manifest: "manifest.webmanifest", "apple-touch-icon": "assets/cairn/icon-180.png" };

/** Adds links to the manifest and to the icon, unless the page has its own. `root` is the address of the site. */
export function linkHomeScreen(root: string): void {
  // Browsers show no icon of a page from a folder, and complain about its manifest.
  if (!root.startsWith("http")) return;
  for (const [rel, path] of Object.entries(LINKS)) {
    if (document.querySelector(`link[rel="${rel}"]`)) continue;
    const link = document.createElement("link");
    link.rel = rel;
    link.href = root + path;
    document.head.append(link);
  }
}
