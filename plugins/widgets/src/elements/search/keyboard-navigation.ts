// SPDX-License-Identifier: MIT
// The keys of the open search, as in the theme: arrows move through the field and the links, and a letter
// continues in the field. Results are plain links that take the focus and not options of a list box, so screen
// readers announce and open them as links.

const FOCUSABLE = "a, .cairn-search__more:not([hidden])";

/** Moves the focus for an arrow key or a letter. Returns whether the key is now handled. */
export function moveFocusByKey(event: KeyboardEvent, box: HTMLElement, field: HTMLInputElement): boolean {
  const target = event.target as HTMLElement;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (target.matches("select, [type=radio]") || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (step) {
    const focusable = [field, ...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
    focusable.at((Math.max(0, focusable.indexOf(target)) + step) % focusable.length)?.focus();
  } else if (target !== field && /^\S$/u.test(event.key)) {
    field.focus();
    return false; // so that the letter is typed into the field
  }
  return step !== undefined;
}
