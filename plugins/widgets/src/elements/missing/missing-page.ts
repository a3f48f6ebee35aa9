// SPDX-License-Identifier: MIT
// What the page about a missing address adds by script: the pages that may have been meant, and a search. It is there
// before what follows on the page, so that nothing moves.

import { say } from "../../core/messages.ts";
import { type NamesFile, readNamesFile } from "../../core/search/names-file.ts";
import { findNearest, type NamedPage, readAddress } from "../../core/search/nearest-names.ts";
import { createButton, createElement } from "../create-elements.ts";
import { openSearch } from "./open-search.ts";
import { rebase } from "./rebase.ts";

/** Fills the place in the page, unless that is done. To be called while the script of the page runs. */
export function fillMissingPage(): void {
  const { src } = document.currentScript as HTMLScriptElement;
  const root = new URL("../..", src);
  const place = document.querySelector<HTMLElement>("#cairn-missing[hidden]");
  if (!place) return;
  showWays(place, root, (self as { cairnNames?: NamesFile }).cairnNames);
  // The scripts of the theme follow.
  if (place.dataset["root"] !== root.pathname)
    addEventListener("DOMContentLoaded", () => rebase(root.pathname));
}

/** Fills the place. `root` is the address of the site; without `names`, there is only the search. */
function showWays(place: HTMLElement, root: URL, names: NamesFile | undefined): void {
  const words = readAddress(location.pathname.slice(root.pathname.length));
  if (names && words !== "")
    place.append(...createSuggestions(findNearest(words, readNamesFile(names)), root));
  if (place.dataset["search"] !== undefined) place.append(createSearch(words));
  place.hidden = false;
}

function createSuggestions(pages: readonly NamedPage[], root: URL): readonly HTMLElement[] {
  if (pages.length === 0) return [];
  const list = document.createElement("ul");
  list.append(
    ...pages.map(({ title, path }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = new URL(path, root).href;
      link.textContent = title;
      item.append(link);
      return item;
    }),
  );
  return [
    createElement(
      "h2",
      "",
      pages.length > 1 ? message("missing.did-you-mean") : message("missing.did-you-mean-this"),
    ),
    list,
  ];
}

function createSearch(words: string): HTMLElement {
  const text = words === "" ? message("missing.search") : say(message("missing.search-for"), { words });
  const button = createButton("md-button cairn-button", text);
  button.addEventListener("click", () => openSearch(words));
  return button;
}
