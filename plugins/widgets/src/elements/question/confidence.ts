// SPDX-License-Identifier: MIT
// Reads how sure the learner is of a response, where the site asks for it. Separate, since it is about
// the learner and the same for every type of question.

/** What was chosen, to be stored with the attempt; it is asked anew for the next one. */
export function takeConfidence(group: HTMLElement | null): { readonly confidence?: string } {
  const chosen = group?.querySelector<HTMLInputElement>("input:checked");
  if (!chosen) return {};
  chosen.checked = false;
  return { confidence: chosen.value };
}
