// SPDX-License-Identifier: MIT
// Builds the menu of the record inside its empty element. Separate from what the buttons do.

import { createButton, createElement } from "../create-elements.ts";
import * as messages from "../messages.ts";

/** The parts of the menu. */
export interface RecordMenu {
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
export function createRecordMenu(root: HTMLElement): RecordMenu {
  const quiet = (text: string) => createButton("cairn-quiet", text);
  const menu = {
    summary: createElement("summary", "", messages.PROGRESS),
    download: quiet(messages.DOWNLOAD),
    load: quiet(messages.LOAD),
    page: quiet(messages.PAGE_OVER),
    all: quiet(messages.ALL_OVER),
    undo: quiet(messages.UNDO),
    file: createElement("input", "") as HTMLInputElement,
    status: createElement("span", "cairn-record__status"),
  };
  menu.file.type = "file";
  menu.file.accept = ".json,application/json";
  menu.file.hidden = true;
  menu.status.role = "status";
  menu.undo.hidden = true;
  root.replaceChildren(createDetails(menu));
  return menu;
}

function createDetails({ summary, download, load, page, all, undo, file, status }: RecordMenu): HTMLElement {
  const details = createElement("details", "cairn-record__menu");
  const actions = createElement("div", "cairn-record__actions");
  const outcome = createElement("p", "cairn-record__outcome");
  actions.append(download, load, page, all, file);
  outcome.append(status, " ", undo);
  details.append(summary, actions, outcome);
  return details;
}
