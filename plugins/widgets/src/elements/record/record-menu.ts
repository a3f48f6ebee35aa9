// SPDX-License-Identifier: MIT
// Builds the menu inside its empty element. What the buttons do is in record-element.ts.

import { arePreviewsOn } from "../../store/preview-preference.ts";
import { createButton, createElement } from "../create-elements.ts";
import { findOwnAddress, RECORD } from "../mastery/site.ts";

/** The elements of the menu. */
export interface RecordMenu {
  readonly summary: HTMLElement;
  /** Hidden if the site has no page that shows progress. */
  readonly progress: HTMLAnchorElement;
  readonly download: HTMLElement;
  readonly load: HTMLElement;
  /** Hidden unless something was set aside. */
  readonly setAside: HTMLElement;
  readonly resetPage: HTMLElement;
  readonly resetAll: HTMLElement;
  /** Switches the previews of links on or off. */
  readonly previews: HTMLElement;
  /** The answers to the question whether to reset. */
  readonly confirm: HTMLElement;
  readonly cancel: HTMLElement;
  readonly undo: HTMLElement;
  readonly file: HTMLInputElement;
  /** The live region. */
  readonly status: HTMLElement;
}

/** The label of the button for the previews of links. */
export function namePreviews(): string {
  return arePreviewsOn() ? message("record.hide-previews") : message("record.show-previews");
}

/** A new menu. It replaces one from an earlier connection of the element. */
export function createRecordMenu(root: HTMLElement): RecordMenu {
  const createMenuButton = (text: string) => createButton("cairn-quiet", text);
  const menu = {
    summary: createElement("summary", "", message("record.your-record")),
    progress: createElement("a", "cairn-quiet", message("record.see-progress")) as HTMLAnchorElement,
    download: createMenuButton(message("record.download")),
    load: createMenuButton(message("record.load")),
    setAside: createMenuButton(message("record.download-set-aside")),
    resetPage: createMenuButton(message("record.reset-page")),
    resetAll: createMenuButton(message("record.reset-all")),
    previews: createMenuButton(namePreviews()),
    confirm: createMenuButton(message("record.start-over")),
    cancel: createMenuButton(message("record.cancel")),
    undo: createMenuButton(message("record.undo")),
    file: createElement("input", "") as HTMLInputElement,
    status: createElement("span", "cairn-record__status"),
  };
  menu.progress.href = findOwnAddress("progress/");
  // Without a name of the record, the site has no learner layer.
  menu.progress.hidden = !RECORD;
  menu.file.type = "file";
  menu.file.accept = ".json,.gz,application/json,application/gzip";
  menu.file.hidden = true;
  menu.status.role = "status";
  for (const button of [menu.setAside, menu.confirm, menu.cancel, menu.undo]) button.hidden = true;
  root.replaceChildren(createDetails(menu));
  return menu;
}

function createDetails({
  summary,
  progress,
  download,
  load,
  setAside,
  resetPage,
  resetAll,
  previews,
  confirm,
  cancel,
  undo,
  file,
  status,
}: RecordMenu): HTMLElement {
  const details = createElement("details", "cairn-record__menu");
  const actions = createElement("div", "cairn-record__actions");
  const outcome = createElement("p", "cairn-record__outcome");
  actions.append(progress, download, load, setAside, resetPage, resetAll, previews, file);
  outcome.append(status, " ", confirm, " ", cancel, undo);
  details.append(summary, actions, outcome);
  return details;
}
