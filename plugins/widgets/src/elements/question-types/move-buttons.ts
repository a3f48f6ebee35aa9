// SPDX-License-Identifier: MIT
// Moves rows of a list with two buttons per row, or by dragging (see drag-handle.ts). It is always the
// neighboring row that moves in the DOM, since a moved element would lose the focus.

import { sayLabel } from "../../core/messages.ts";
import { createButton, createElement, createIcon } from "../create-elements.ts";
import { findPlainText } from "../question/result-elements.ts";
import { drag, moveRow } from "./drag-handle.ts";

const MOVES = [
  ["up", message("question.move-up")],
  ["down", message("question.move-down")],
] as const;

/** The rows of a list, in their current order. */
export function findRows(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > .cairn-order__item")];
}

/** The id of a row's item. */
export function findItem(row: HTMLElement): string {
  return row.dataset["item"] ?? "";
}

/** The text of a row, on one line. */
export function findText(row: HTMLElement): string {
  return findPlainText(row.querySelector(".cairn-order__text") ?? row);
}

/** Adds a handle and buttons to every row, and disables the buttons at the ends of the list. */
export function updateMoveButtons(list: HTMLElement): void {
  const rows = findRows(list);
  rows.forEach((row, index) => {
    if (!row.querySelector(".cairn-order__moves")) addMoveButtons(row);
    const [up, down] = row.querySelectorAll(".cairn-order__move");
    up?.setAttribute("aria-disabled", String(index === 0));
    down?.setAttribute("aria-disabled", String(index === rows.length - 1));
  });
}

/** Listens to the buttons and handles. Calls `onMove` after each move. */
export function listenToMoves(
  list: HTMLElement,
  signal: AbortSignal,
  onMove: (row: HTMLElement) => void,
): void {
  const finish = (row: HTMLElement) => {
    updateMoveButtons(list);
    onMove(row);
  };
  const listen = <Name extends "click" | "pointerdown">(
    name: Name,
    selector: string,
    handle: (row: HTMLElement, control: HTMLElement, event: HTMLElementEventMap[Name]) => void,
  ) =>
    list.addEventListener(
      name,
      (event) => {
        const row = findInEventPath(findRows(list), event);
        const control = row && findInEventPath(row.querySelectorAll<HTMLElement>(selector), event);
        if (row && control) handle(row, control, event);
      },
      { signal },
    );
  listen("click", ".cairn-order__move", (row, button) => {
    if (moveRow(row, button.dataset["move"])) finish(row);
  });
  listen("pointerdown", ".cairn-order__handle", (row, handle, event) => {
    if (event.button === 0) drag(row, handle, event.pointerId, () => updateMoveButtons(list), finish);
  });
}

function findInEventPath(elements: Iterable<HTMLElement>, event: Event): HTMLElement | undefined {
  return [...elements].find((element) => event.composedPath().includes(element));
}

function addMoveButtons(row: HTMLElement): void {
  const handle = createElement("span", "cairn-order__handle");
  handle.ariaHidden = "true";
  const moves = createElement("span", "cairn-order__moves");
  for (const [move, name] of MOVES) {
    const button = createButton("cairn-order__move");
    button.dataset["move"] = move;
    button.ariaLabel = sayLabel(name, findText(row));
    button.append(createIcon("up"));
    moves.append(button);
  }
  row.prepend(handle);
  row.append(moves);
}
