// SPDX-License-Identifier: MIT
// Finds the subjects of the learner record that belong to a question: its id, and the ids that it had before.
// The question and the record menu share this.

/** The subjects of a question element. The one for its current id comes first. */
export function findQuestionSubjects({ id, dataset }: HTMLElement): readonly string[] {
  const aliases = dataset["aliases"]?.split(" ") ?? [];
  return [id, ...aliases].map((name) => `question:${name}`);
}
