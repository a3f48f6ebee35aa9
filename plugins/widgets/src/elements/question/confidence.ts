// SPDX-License-Identifier: MIT
// Reads how sure the learner is, if the site asks for it. It is the same for every type of question.

/** The chosen confidence, to store with the attempt. Clears the choice for the next attempt. */
export function takeConfidence(group: HTMLElement | null): { readonly confidence?: string } {
  const chosen = group?.querySelector<HTMLInputElement>("input:checked");
  if (!chosen) return {};
  chosen.checked = false;
  return { confidence: chosen.value };
}
