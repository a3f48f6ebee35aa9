// SPDX-License-Identifier: MIT
// The entry in the theme's header that leads to the progress page, with the number of concepts that are due.

import { say, sayNumber } from "../../core/messages.ts";
import { createSvg } from "../create-elements.ts";

const CLOCK =
  "M13 2.05v2.02c3.95.49 7 3.85 7 7.93 0 4.42-3.58 8-8 8s-8-3.58-8-8c0-4.08 3.05-7.44 7-7.93V2.05C5.94 2.55 2 6.81 2 12c0 5.52 4.48 10 10 10s10-4.48 10-10c0-5.19-3.94-9.45-9-9.95M11 6v6.4l4.3 2.6 1-1.65L13 11.27V6z";

/** Shows the entry. In a theme without such a header there is none. */
export function showHeaderEntry(address: string, due: number): void {
  const header = document.querySelector(".md-header__inner");
  if (!header) return;
  const existing = header.querySelector<HTMLAnchorElement>(".cairn-entry");
  const entry = existing ?? createEntry(header);
  entry.href = address;
  entry.title = message("progress.title");
  entry.ariaLabel = due > 0 ? say(message("progress.title-due"), { count: due }) : message("progress.title");
  const number = entry.lastElementChild;
  if (number) number.textContent = due > 0 ? sayNumber(due) : "";
}

function createEntry(header: Element): HTMLAnchorElement {
  const entry = document.createElement("a");
  entry.className = "md-header__button cairn-entry";
  const icon = createSvg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  icon.append(createSvg("path", { d: CLOCK }));
  entry.append(icon, document.createElement("span"));
  // After the title, which takes what is left, so that nothing else moves.
  const title = header.querySelector(".md-header__title");
  if (title) title.after(entry);
  else header.append(entry);
  return entry;
}
