// SPDX-License-Identifier: MIT
// Shuffles the targets of a question in its selects and in the list of targets, while their letters stay in
// alphabetical order.

import { reorder } from "../focus.ts";
import type { Shuffle } from "../question/question-controls.ts";

const LETTER = /^[A-Z]+\. /;

/** The options of a select, without the empty one. */
export function findOptions(select: HTMLSelectElement): readonly HTMLOptionElement[] {
  return [...select.options].filter(({ value }) => value);
}

/**
 * The letters before the options, in order. Undefined if the options have none, empty if the list that explains
 * them is not shown.
 */
export function findOptionLetters(
  select: HTMLSelectElement | undefined,
  list: HTMLElement | null,
): readonly string[] | undefined {
  if (!select || !list) return undefined;
  if (list.classList.contains("cairn-targets--plain")) return [];
  return findOptions(select).map(({ text }) => LETTER.exec(text)?.[0] ?? "");
}

/** Gives each option the letter of its position. */
export function labelOptions(select: HTMLSelectElement, letters: readonly string[] | undefined): void {
  if (!letters) return;
  findOptions(select).forEach((option, index) => {
    // Stored, since a text may itself start with a letter: "B. Franklin".
    const { text = option.text.replace(LETTER, "") } = option.dataset;
    option.dataset["text"] = text;
    option.text = (letters[index] ?? "") + text;
  });
}

/** Shuffles the options of a select. Those of one `row` do not have the order of another. */
export function shuffleOptions(
  select: HTMLSelectElement,
  shuffle: Shuffle,
  letters?: readonly string[] | undefined,
  row = "",
): void {
  const { value } = select;
  const empty = [...select.options].filter((option) => !option.value);
  reorder(select, [...empty, ...shuffleByItem(findOptions(select), (option) => row + option.value, shuffle)]);
  select.value = value;
  labelOptions(select, letters);
}

/** Shuffles the list of targets. */
export function shuffleList(list: HTMLElement, shuffle: Shuffle): void {
  const entries = [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")];
  reorder(
    list,
    shuffleByItem(entries, (entry) => entry.dataset["item"] ?? "", shuffle),
  );
}

function shuffleByItem<T>(
  values: readonly T[],
  findItem: (value: T) => string,
  shuffle: Shuffle,
): readonly T[] {
  const byItem = new Map(values.map((value) => [findItem(value), value]));
  return shuffle([...byItem.keys()]).flatMap((item) => byItem.get(item) ?? []);
}
