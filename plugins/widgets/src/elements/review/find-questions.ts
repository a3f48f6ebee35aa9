// SPDX-License-Identifier: MIT
// Finds what a session asks in the page of its concept.

import type { QuestionGroup } from "../../core/learner/course.ts";
import { findQuestionKey } from "../../core/learner/graph-file.ts";

/** A question or a case in a page, with the elements of its questions. */
export interface FoundQuestions {
  /** The question, or the whole case. */
  readonly root: HTMLElement;
  readonly questions: readonly HTMLElement[];
}

/** What a page has of a group, or undefined if it has none of its questions. */
export function findQuestions(
  page: Document,
  group: QuestionGroup,
  salt: number,
): FoundQuestions | undefined {
  const keys = new Set(group.questions.flat());
  const elements = page.querySelectorAll<HTMLElement>("cairn-question[id]");
  const questions = [...elements].filter((question) => hasKey(question, keys, salt));
  const [first] = questions;
  if (!first) return undefined;
  const root = first.closest<HTMLElement>(".cairn-case") ?? first;
  return { root, questions: questions.filter((question) => root.contains(question)) };
}

function hasKey({ id, dataset }: HTMLElement, keys: ReadonlySet<string>, salt: number): boolean {
  const ids = [id, ...(dataset["aliases"]?.split(" ") ?? [])];
  return ids.some((name) => keys.has(findQuestionKey(name, salt)));
}
