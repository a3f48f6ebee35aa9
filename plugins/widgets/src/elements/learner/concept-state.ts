// SPDX-License-Identifier: MIT
// The line under the title of a concept: its state, when it is due, and a box to tick for "I know this".

import type { Day } from "../../core/learner/day.ts";
import type { PageState } from "../../core/learner/snapshot.ts";
import { isDue } from "../../core/learner/state.ts";
import { createElement } from "../create-elements.ts";
import { STATES, sayDueIn } from "./messages.ts";

/** Shows the state of the concept of this page. `onKnown` is called when the reader ticks or clears the box. */
export function showConceptState(
  state: PageState | undefined,
  today: Day,
  onKnown: (isKnown: boolean) => void,
): void {
  const title = document.querySelector("h1 + .cairn-under") ?? document.querySelector("h1");
  if (!title) return;
  const line = findLine(title) ?? createLine(title, onKnown);
  const name = state?.name ?? "unseen";
  const mark = line.querySelector<HTMLElement>(".cairn-state");
  mark?.toggleAttribute("data-due", isDue(state, today));
  if (mark && name !== "unseen") mark.dataset["state"] = name;
  else delete mark?.dataset["state"];
  const [word, rest] = line.querySelectorAll("[data-part]");
  if (word) word.textContent = STATES[name];
  if (rest) rest.textContent = state?.due === undefined ? "" : sayDueIn(state.due - today);
  const box = line.querySelector("input");
  if (box) box.checked = name === "known";
}

function findLine(title: Element): Element | undefined {
  const next = title.nextElementSibling;
  return next?.matches(".cairn-line") ? next : undefined;
}

function createLine(title: Element, onKnown: (isKnown: boolean) => void): HTMLElement {
  const line = createElement("p", "cairn-line");
  const state = createElement("span", "cairn-line__state");
  const mark = createElement("span", "cairn-state");
  const text = document.createElement("span");
  const word = createElement("b", "");
  const rest = createElement("span", "");
  const label = document.createElement("label");
  const box = document.createElement("input");
  mark.ariaHidden = "true";
  for (const part of [word, rest]) part.dataset["part"] = "";
  box.type = "checkbox";
  box.addEventListener("change", () => onKnown(box.checked));
  text.append(word, rest);
  state.append(mark, text);
  label.append(box, ` ${message("state.know-this")}`);
  line.append(state, label);
  title.after(line);
  return line;
}
