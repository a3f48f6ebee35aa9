// SPDX-License-Identifier: MIT
// Builds the menu of the record inside its empty element. Separate from what the buttons do.

import { makeButton, makeElement } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** The parts of the menu. */
export interface Menu {
  readonly summary: HTMLElement;
  readonly download: HTMLElement;
  readonly load: HTMLElement;
  readonly page: HTMLElement;
  readonly all: HTMLElement;
  readonly undo: HTMLElement;
  readonly file: HTMLInputElement;
  /** The live region. */
  readonly status: HTMLElement;
}

/** A new menu, in the place of one that an earlier life of the element has made. */
export function makeMenu(root: HTMLElement): Menu {
  const quiet = (text: string) => makeButton("cairn-quiet", text);
  const menu = {
    summary: makeElement("summary", "", messages.PROGRESS),
    download: quiet(messages.DOWNLOAD),
    load: quiet(messages.LOAD),
    page: quiet(messages.PAGE_OVER),
    all: quiet(messages.ALL_OVER),
    undo: quiet(messages.UNDO),
    file: makeElement("input", "") as HTMLInputElement,
    status: makeElement("span", "cairn-record__status"),
  };
  menu.file.type = "file";
  menu.file.accept = ".json,application/json";
  menu.file.hidden = true;
  menu.status.role = "status";
  menu.undo.hidden = true;
  root.replaceChildren(makeDetails(menu));
  return menu;
}

function makeDetails({ summary, download, load, page, all, undo, file, status }: Menu): HTMLElement {
  const details = makeElement("details", "cairn-record__menu");
  const actions = makeElement("div", "cairn-record__actions");
  const outcome = makeElement("p", "cairn-record__outcome");
  actions.append(download, load, page, all, file);
  outcome.append(status, " ", undo);
  details.append(summary, actions, outcome);
  return details;
}
