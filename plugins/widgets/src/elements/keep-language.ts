// SPDX-License-Identifier: MIT
// Instant navigation replaces what is on a page, but neither its language nor its scripts, so a page in another
// language is loaded anew.

import { onEachPage } from "./each-page.ts";

/** Loads each page anew that is in another language than the first one, and tells so by its own links. */
export function keepLanguage(): void {
  const first = findLanguage();
  onEachPage(() => {
    const language = findLanguage();
    if (language && first && language !== first) location.reload();
  });
}

/** The language of this page, if it is one of several. */
function findLanguage(): string | undefined {
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[hreflang]")];
  return links.find(({ href }) => new URL(href).pathname === location.pathname)?.hreflang;
}
