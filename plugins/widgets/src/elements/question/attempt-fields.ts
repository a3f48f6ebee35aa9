// SPDX-License-Identifier: MIT
// Fields of an attempt that are the same for every type of question: how sure the learner is, if the site asks for
// it, where the question was asked, and what a self-assessment completes.

import type { AttemptEvent } from "../../core/learner-event.ts";

/** The chosen confidence, to store with the attempt. Clears the choice for the next attempt. */
export function takeConfidence(group: HTMLElement | null): { readonly confidence?: string } {
  const chosen = group?.querySelector<HTMLInputElement>("input:checked");
  if (!chosen) return {};
  chosen.checked = false;
  return { confidence: chosen.value };
}

/** What a finished self-assessment shares with the attempt that was recorded before it. */
export function describeCompletion({ id, hints = 0, confidence }: AttemptEvent): Partial<AttemptEvent> {
  return { hints, ...(confidence !== undefined && { confidence }), completes: id };
}

/** Where the question was asked: in a review or a placement, or, if it has several concepts, on the page of which. */
export function findPlace({ dataset }: HTMLElement): { readonly via?: string; readonly on?: string } {
  const { via, on } = dataset;
  if (via) return { via };
  return on ? { on } : {};
}
