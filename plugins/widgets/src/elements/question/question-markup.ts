// SPDX-License-Identifier: MIT
// Finds the elements of a question in the HTML from the templates. What all types expect of the templates is in
// this file.

import type { Json } from "../../core/json.ts";

/** The elements that every interactive question has. */
export interface QuestionMarkup {
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
  /** The controls for the learner's confidence, if the site asks for it. */
  readonly confidence: HTMLElement | null;
}

/** The elements of a question, or undefined if one is missing. The page then stays as it was written. */
export function findQuestionMarkup(element: HTMLElement): QuestionMarkup | undefined {
  const find = <T extends HTMLElement>(selector: string) => element.querySelector<T>(selector);
  const markup = {
    id: element.id,
    form: find<HTMLFormElement>("form.cairn-q__form"),
    fieldset: find("fieldset"),
    actions: find(".cairn-q__actions"),
    submit: find<HTMLButtonElement>(".cairn-q__actions [type=submit]"),
    reset: find<HTMLButtonElement>(".cairn-q__actions [type=reset]"),
    status: find(".cairn-q__status"),
    key: find("details.cairn-key"),
  };
  const confidence = find(".cairn-q__confidence");
  return Object.values(markup).every(Boolean) ? ({ ...markup, confidence } as QuestionMarkup) : undefined;
}

/** The entries of the key, by item. */
export function findKeyItems(key: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const entries = key.querySelectorAll<HTMLElement>("[data-item]");
  return new Map([...entries].map((entry) => [entry.dataset["item"] ?? "", entry]));
}

/** The text of an entry of the key. */
export function findKeyText(entry: Element | undefined): Element | null {
  return entry?.querySelector(".cairn-key__text") ?? null;
}

/** The feedback in an entry of the key, if there is any. */
export function findFeedback(entry: Element | undefined): Element | null {
  return entry?.querySelector(".cairn-feedback") ?? null;
}

/** What an entry of the key accepts, or null if it does not say so. */
export function findAccepted(entry: HTMLElement | undefined): Json {
  return JSON.parse(entry?.dataset["accept"] ?? "null");
}

/** The subjects of the learner record that belong to a question: its id, and then the ids that it had before. */
export function findQuestionSubjects({ id, dataset }: HTMLElement): readonly string[] {
  const aliases = dataset["aliases"]?.split(" ") ?? [];
  return [id, ...aliases].map((name) => `question:${name}`);
}
