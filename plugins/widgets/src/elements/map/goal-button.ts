// SPDX-License-Identifier: MIT
// Makes the chosen concept a goal, or not one any more. What is needed for that is loaded when it is first pressed,
// or when the reader has loaded it anyway.

import { createButton } from "../create-elements.ts";
import "../globals.ts";
import { loadMastery } from "../load-mastery.ts";

/** The button on the card of one map. */
export class GoalButton {
  readonly #button = createButton("cairn-quiet-do");
  #path = "";

  constructor() {
    this.#button.addEventListener("click", () => this.#change());
  }

  /** The button for the concept with a page. */
  show(path: string): readonly HTMLElement[] {
    this.#path = path;
    this.#button.textContent = message("paths.make-goal");
    if (globalThis.cairn?.mastery) this.#update();
    return [this.#button];
  }

  async #update(): Promise<void> {
    const path = this.#path;
    const goal = await findGoal(path);
    if (goal && path === this.#path)
      this.#button.textContent = goal.isGoal ? message("paths.remove-goal") : message("paths.make-goal");
  }

  async #change(): Promise<void> {
    await loadMastery();
    const goal = await findGoal(this.#path);
    const { store, mastery } = globalThis.cairn ?? {};
    if (!goal || !store || !mastery) return;
    store.setGoal(mastery.openSiteStore(), goal.id, !goal.isGoal);
    // The first goal begins a record.
    globalThis.cairn?.load?.("learner");
    this.#button.textContent = goal.isGoal ? message("paths.make-goal") : message("paths.remove-goal");
  }
}

/** The concept with a page, and whether it is a goal. */
async function findGoal(path: string) {
  const learner = (await globalThis.cairn?.mastery?.loadLearner())?.learner;
  const index = learner?.course.concepts.findIndex((concept) => concept.path === path) ?? -1;
  const id = learner?.course.concepts[index]?.id;
  return id === undefined ? undefined : { id, isGoal: learner?.goals.includes(index) ?? false };
}
