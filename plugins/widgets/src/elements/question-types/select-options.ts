// SPDX-License-Identifier: MIT
// Shuffles the targets of a question, in its selects and in the list that explains their letters, so that
// the letters stay in order. Separate from the adapter, which knows what is right.

import { reorder } from "../focus.ts";
import type { Shuffle } from "../question/question-controls.ts";

const LETTER = /^[A-Z]+\. /;

/** The options of a select that stand for something. */
export function findOptions(select: HTMLSelectElement): readonly HTMLOptionElement[] {
  return [...select.options].filter(({ value }) => value);
}

/**
 * What stands before the first option, the second, and so on: undefined where the options have no
 * letters, nothing where the list that explains them is not to be seen.
 */
export function findOptionLetters(
  select: HTMLSelectElement | undefined,
  list: HTMLElement | null,
): readonly string[] | undefined {
  if (!select || !list) return undefined;
  if (list.classList.contains("cairn-targets--plain")) return [];
  return findOptions(select).map(({ text }) => LETTER.exec(text)?.[0] ?? "");
}

/** Gives each option the letter of its place. */
export function labelOptions(select: HTMLSelectElement, letters: readonly string[] | undefined): void {
  if (!letters) return;
  findOptions(select).forEach((option, place) => {
    // Kept, since a text may itself begin like a letter: "B. Franklin".
    const { text = option.text.replace(LETTER, "") } = option.dataset;
    option.dataset["text"] = text;
    option.text = (letters[place] ?? "") + text;
  });
}

/** Brings the options of a select into the order of this browser. */
export function shuffleOptions(
  select: HTMLSelectElement,
  shuffle: Shuffle,
  letters: readonly string[] | undefined,
): void {
  const { value } = select;
  const empty = [...select.options].filter((option) => !option.value);
  reorder(select, [...empty, ...sort(findOptions(select), (option) => option.value, shuffle)]);
  select.value = value;
  labelOptions(select, letters);
}

/** Brings the list of targets into the order of this browser. */
export function shuffleList(list: HTMLElement, shuffle: Shuffle): void {
  const entries = [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")];
  reorder(
    list,
    sort(entries, (entry) => entry.dataset["item"] ?? "", shuffle),
  );
}

function sort<T>(values: readonly T[], findItem: (value: T) => string, shuffle: Shuffle): readonly T[] {
  const byItem = new Map(values.map((value) => [findItem(value), value]));
  return shuffle([...byItem.keys()]).flatMap((item) => byItem.get(item) ?? []);
}
