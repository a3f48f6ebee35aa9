// SPDX-License-Identifier: MIT
// What is said of the state of a concept, and of how many concepts are learned.

import type { Day } from "../../core/learner/day.ts";
import { type Counts, countLearned, type PageState } from "../../core/learner/snapshot.ts";
import { isDue, type StateName } from "../../core/learner/state.ts";
import { type Message, say } from "../../core/messages.ts";

/** A state by itself. */
export const STATES: Readonly<Record<StateName, string>> = {
  unseen: message("state.unseen"),
  learning: message("state.learning"),
  known: message("state.known"),
  mastered: message("state.mastered"),
};

const AND: Readonly<Record<StateName, string>> = {
  unseen: "",
  learning: message("state.and-learning"),
  known: message("state.and-known"),
  mastered: message("state.and-mastered"),
};

/** A state after the name of a concept, for screen readers: with the comma or what stands for it. */
export function sayAfterName(name: StateName, isConceptDue: boolean): string {
  return AND[name] + (isConceptDue ? message("state.and-due") : "");
}

/** The state of a concept by itself. */
export function sayState(state: PageState | undefined, today: Day): string {
  return STATES[state?.name ?? "unseen"] + (isDue(state, today) ? message("state.and-due") : "");
}

/** When the next review is, after the state. */
export function sayDueIn(days: number): string {
  if (days <= 0) return message("state.and-due");
  return days === 1 ? message("state.and-due-tomorrow") : say(message("state.and-due-in"), { count: days });
}

/** How many concepts of a chapter are learned, where what stands beside it says of what; or in full. */
export function sayLearned(counts: Counts, sentence: Message = message("state.learned")): string {
  return say(sentence, { learned: countLearned(counts), count: counts.all });
}
