// SPDX-License-Identifier: MIT
// Names the subjects of the record that belong to a question: its own id, and ids that it had before.
// Separate, because the question and the menu of the record must agree on them.

/** The subjects of a question element, its own first. */
export function findQuestionSubjects({ id, dataset }: HTMLElement): readonly string[] {
  const aliases = dataset["aliases"]?.split(" ") ?? [];
  return [id, ...aliases].map((name) => `question:${name}`);
}
