// SPDX-License-Identifier: MIT
// Finds the parts of a question in the HTML that the server wrote. Separate, so that the contract with
// the template is read in one place.

/** The parts that every answerable question has. */
export interface Parts {
  /** The question's id, from the element's `id`. */
  readonly id: string;
  readonly form: HTMLFormElement;
  readonly fieldset: HTMLElement;
  readonly actions: HTMLElement;
  readonly submit: HTMLButtonElement;
  readonly reset: HTMLButtonElement;
  /** The live region. */
  readonly status: HTMLElement;
  /** The key with all feedback and the rationale. */
  readonly key: HTMLElement;
}

/** The parts of a question, or undefined when one is missing: then the page stays as it was written. */
export function findParts(element: HTMLElement): Parts | undefined {
  const find = <T extends HTMLElement>(selector: string) => element.querySelector<T>(selector);
  const parts = {
    id: element.id,
    form: find<HTMLFormElement>("form.cairn-q__form"),
    fieldset: find("fieldset"),
    actions: find(".cairn-q__actions"),
    submit: find<HTMLButtonElement>(".cairn-q__actions [type=submit]"),
    reset: find<HTMLButtonElement>(".cairn-q__actions [type=reset]"),
    status: find(".cairn-q__status"),
    key: find("details.cairn-key"),
  };
  return Object.values(parts).every(Boolean) ? (parts as Parts) : undefined;
}
