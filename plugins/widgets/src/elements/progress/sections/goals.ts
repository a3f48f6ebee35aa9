// SPDX-License-Identifier: MIT
// The reader's goals with their paths, and a field to add one.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import type { Path } from "../../../core/learner/path.ts";
import { findGoals, type GoalPath } from "../../../core/progress/goals.ts";
import { setGoal } from "../../../store/shared.ts";
import { createElement } from "../../create-elements.ts";
import { openSiteStore } from "../../mastery/shared.ts";
import { showItems } from "../controls/keyed-items.ts";
import { Outcome } from "../controls/outcome.ts";
import { TitlePicker } from "../controls/title-picker.ts";
import * as messages from "../messages.ts";
import type { Part } from "../page-parts.ts";
import { nameConcept } from "./concept-rows.ts";
import type { Current } from "./current.ts";
import { createGoal, type GoalItem } from "./goal-elements.ts";

/** Returns a function that shows the section. `review` is the address of the review page. */
export function createGoalsSection(part: Part, review: string): (current: Current) => void {
  const text = part.lead.textContent ?? "";
  const list = document.createElement("div");
  const fine = createElement("p", "cairn-fine");
  const outcome = new Outcome();
  const picker = new TitlePicker(messages.ADD_GOAL, messages.ADD);
  part.body.append(list, fine, picker.element, outcome.element);
  return ({ learner }) => {
    const { paths, together, gone } = findGoals(learner);
    const remove = (goal: GoalItem) => removeGoal(goal, outcome);
    part.lead.textContent = paths.length > 0 ? text : messages.NO_GOALS;
    const items = paths.map((path, index) => describe(learner, path, index, review));
    showItems(
      list,
      items.map((item, index) => leaveOutNext(item, items.slice(0, index))),
      (goal, old) => createGoal(goal, remove, old),
    );
    // One goal may need all the others.
    const isMore =
      paths.length > 1 && paths.every(({ conceptsLeft }) => conceptsLeft < together.conceptsLeft);
    fine.textContent = [isMore && messages.sayTogether(sayLeft(together)), gone > 0 && messages.sayGone(gone)]
      .filter(Boolean)
      .join(" ");
    fine.hidden = !fine.textContent;
    picker.show(learner.course.concepts, (index) => addGoal(learner, index, outcome));
  };
}

function describe(learner: Learner<SiteGraph>, path: GoalPath, index: number, review: string): GoalItem {
  const { goal, steps, next, shared, conceptsLeft } = path;
  const name = nameConcept(learner, goal);
  const also = shared > 0 ? `. ${messages.sayShared(shared, index)}` : "";
  return {
    ...name,
    fine: conceptsLeft > 0 ? sayLeft(path) + also : messages.GOAL_REACHED,
    steps: steps.map(({ concept, isLearned }) => ({
      ...nameConcept(learner, concept),
      isLearned,
      isNext: concept === next,
    })),
    next: next === undefined ? undefined : nameConcept(learner, next),
    isOpen: index === 0,
    placement: conceptsLeft > 0 ? `${review}?placement=${encodeURIComponent(name.key)}` : "",
  };
}

/** The item, without its *Continue* if an earlier one leads to the same concept. */
function leaveOutNext(item: GoalItem, earlier: readonly GoalItem[]): GoalItem {
  const isSame = earlier.some(({ next }) => next && next.key === item.next?.key);
  return isSame ? { ...item, next: undefined } : item;
}

function sayLeft({ conceptsLeft, questionsLeft }: Path): string {
  return messages.sayLeft(conceptsLeft, questionsLeft);
}

function removeGoal({ key, title }: GoalItem, outcome: Outcome): void {
  setGoal(openSiteStore(), key, false);
  outcome.say(messages.sayRemoved(title), () => {
    setGoal(openSiteStore(), key, true);
    outcome.say(messages.sayRestored(title));
  });
  outcome.focusUndo();
}

function addGoal({ course, goals }: Learner<SiteGraph>, index: number, outcome: Outcome): void {
  const { id = "", title = "" } = course.concepts[index] ?? {};
  if (goals.includes(index)) {
    outcome.say(messages.sayIsGoal(title));
    return;
  }
  setGoal(openSiteStore(), id, true);
  outcome.say(messages.sayAdded(title), () => {
    setGoal(openSiteStore(), id, false);
    outcome.say(messages.sayRemoved(title));
  });
}
