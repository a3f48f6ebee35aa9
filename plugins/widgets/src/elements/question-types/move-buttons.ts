// SPDX-License-Identifier: MIT
// Moves rows of a list by two buttons in each row, or by a handle (see drag.ts). It is always the
// neighbour that changes its place in the page, since a moved element would lose the focus.

import { createButton, createElement, createIcon } from "../create-elements.ts";
import * as messages from "../messages.ts";
import { drag } from "./drag-handle.ts";

const MOVES = [
  ["up", messages.MOVE_UP],
  ["down", messages.MOVE_DOWN],
] as const;

/** The rows of a list, as they stand now. */
export function findRows(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > .cairn-order__item")];
}

/** The item of a row. */
export function findItem(row: HTMLElement): string {
  return row.dataset["item"] ?? "";
}

/** What a row says, on one line. */
export function findText(row: HTMLElement): string {
  const text = row.querySelector(".cairn-order__text")?.cloneNode(true) as Element | undefined;
  for (const shown of text?.querySelectorAll(".cairn-shown, annotation") ?? []) shown.remove();
  return text?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** Gives every row its handle and buttons, and says which of them lead nowhere. */
export function addHandles(list: HTMLElement): void {
  const rows = findRows(list);
  rows.forEach((row, place) => {
    if (!row.querySelector(".cairn-order__moves")) addHandlesTo(row);
    const [up, down] = row.querySelectorAll(".cairn-order__move");
    up?.setAttribute("aria-disabled", String(place === 0));
    down?.setAttribute("aria-disabled", String(place === rows.length - 1));
  });
}

/** Listens to the buttons and handles; `tell` is called after a row was moved. */
export function listenToMoves(
  list: HTMLElement,
  signal: AbortSignal,
  tell: (row: HTMLElement) => void,
): void {
  const finish = (row: HTMLElement) => {
    addHandles(list);
    tell(row);
  };
  const listen = <Name extends "click" | "pointerdown">(
    name: Name,
    selector: string,
    act: (row: HTMLElement, part: HTMLElement, event: HTMLElementEventMap[Name]) => void,
  ) =>
    list.addEventListener(
      name,
      (event) => {
        const row = findHit(findRows(list), event);
        const part = row && findHit(row.querySelectorAll<HTMLElement>(selector), event);
        if (row && part) act(row, part, event);
      },
      { signal },
    );
  listen("click", ".cairn-order__move", (row, button) => {
    if (moveBy(row, button.dataset["move"])) finish(row);
  });
  listen("pointerdown", ".cairn-order__handle", (row, handle, event) => {
    if (event.button === 0) drag(row, handle, event.pointerId, finish);
  });
}

function findHit(elements: Iterable<HTMLElement>, event: Event): HTMLElement | undefined {
  return [...elements].find((element) => event.composedPath().includes(element));
}

function addHandlesTo(row: HTMLElement): void {
  const handle = createElement("span", "cairn-order__handle");
  handle.ariaHidden = "true";
  const moves = createElement("span", "cairn-order__moves");
  for (const [move, name] of MOVES) {
    const button = createButton("cairn-order__move");
    button.dataset["move"] = move;
    button.ariaLabel = `${name}: ${findText(row)}`;
    button.append(createIcon(move));
    moves.append(button);
  }
  row.prepend(handle);
  row.append(moves);
}

/** Lets the neighbour step over a row; false at the end of the list. */
function moveBy(row: HTMLElement, move: string | undefined): boolean {
  const { previousElementSibling: previous, nextElementSibling: next } = row;
  if (move === "up" && previous) row.after(previous);
  else if (move === "down" && next) row.before(next);
  else return false;
  return true;
}
