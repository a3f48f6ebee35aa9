// SPDX-License-Identifier: MIT
// The reader's goals with their paths, and a field to add one.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import type { Path } from "../../../core/learner/path.ts";
import { type Message, say, saySentences } from "../../../core/messages.ts";
import { findGoals, type GoalPath } from "../../../core/progress/goals.ts";
import { setGoal } from "../../../store/shared.ts";
import { createElement } from "../../create-elements.ts";
import { openSiteStore } from "../../mastery/shared.ts";
import { showItems } from "../controls/keyed-items.ts";
import { Outcome } from "../controls/outcome.ts";
import { TitlePicker } from "../controls/title-picker.ts";
import { sayCounts } from "../messages.ts";
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
  const picker = new TitlePicker(message("progress.add-goal"), message("progress.add"));
  part.body.append(list, fine, picker.element, outcome.element);
  return ({ learner }) => {
    const { paths, together, gone } = findGoals(learner);
    const remove = (goal: GoalItem) => removeGoal(goal, outcome);
    part.lead.textContent = paths.length > 0 ? text : message("progress.no-goals");
    const items = paths.map((path, index) => describe(learner, path, index, review));
    showItems(
      list,
      items.map((item, index) => leaveOutNext(item, items.slice(0, index))),
      (goal, old) => createGoal(goal, remove, old),
    );
    // One goal may need all the others.
    const isMore =
      paths.length > 1 && paths.every(({ conceptsLeft }) => conceptsLeft < together.conceptsLeft);
    fine.textContent = saySentences(
      isMore ? sayLeft(together, message("progress.goals-left")) : "",
      gone > 0 ? say(message("progress.goals-gone"), { count: gone }) : "",
    );
    fine.hidden = !fine.textContent;
    picker.show(learner.course.concepts, (index) => addGoal(learner, index, outcome));
  };
}

function describe(learner: Learner<SiteGraph>, path: GoalPath, index: number, review: string): GoalItem {
  const { goal, steps, next, shared, conceptsLeft } = path;
  const name = nameConcept(learner, goal);
  const others = index === 1 ? message("progress.shared-with-goal") : message("progress.shared-with-goals");
  const also = shared > 0 ? say(others, { count: shared }) : "";
  return {
    ...name,
    fine: conceptsLeft > 0 ? saySentences(sayLeft(path), also) : message("progress.goal-reached"),
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

function sayLeft(
  { conceptsLeft, questionsLeft }: Path,
  sentence: Message = message("progress.goal-left"),
): string {
  return sayCounts(sentence, conceptsLeft, questionsLeft);
}

function removeGoal({ key, title }: GoalItem, outcome: Outcome): void {
  setGoal(openSiteStore(), key, false);
  outcome.say(say(message("progress.goal-removed"), { title }), () => {
    setGoal(openSiteStore(), key, true);
    outcome.say(say(message("progress.goal-restored"), { title }));
  });
  outcome.focusUndo();
}

function addGoal({ course, goals }: Learner<SiteGraph>, index: number, outcome: Outcome): void {
  const { id = "", title = "" } = course.concepts[index] ?? {};
  if (goals.includes(index)) {
    outcome.say(say(message("progress.goal-already"), { title }));
    return;
  }
  setGoal(openSiteStore(), id, true);
  outcome.say(say(message("progress.goal-added"), { title }), () => {
    setGoal(openSiteStore(), id, false);
    outcome.say(say(message("progress.goal-removed"), { title }));
  });
}
