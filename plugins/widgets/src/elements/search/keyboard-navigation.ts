// SPDX-License-Identifier: MIT
// The keys of an open search, as in the theme: arrows go through the field and the links, and a letter goes on
// typing. Separate from what a search shows. Results are plain links with the real focus, not options of a list
// box: a screen reader says them as links, opens them as such, and reads the excerpt when asked.

const STOPS = "a, .cairn-search__more:not([hidden])";

/** Moves the focus, where the key asks for that; says whether it did. */
export function moveFocusByKey(event: KeyboardEvent, box: HTMLElement, field: HTMLInputElement): boolean {
  const target = event.target as HTMLElement;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (target.matches("select, [type=radio]") || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (step) {
    const stops = [field, ...box.querySelectorAll<HTMLElement>(STOPS)];
    stops.at((Math.max(0, stops.indexOf(target)) + step) % stops.length)?.focus();
  } else if (target !== field && /^\S$/u.test(event.key)) {
    field.focus();
    return false; // the letter goes to where the focus is now
  }
  return step !== undefined;
}
