// SPDX-License-Identifier: MIT
// Shows on the page of a path how far the reader has come. The texts take the place of those that the server has
// written, so that nothing on the page moves.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { say } from "../../core/messages.ts";
import { findJourney, type Journey } from "../../core/paths/journey.ts";
import { setGoal } from "../../store/shared.ts";
import { createButton, createElement } from "../create-elements.ts";
import { findOwnAddress, openSiteStore } from "../mastery/shared.ts";
import type { PagePath, ShownStep } from "./page-path.ts";

/** Shows the status of a path. `onFollow` is called when the reader goes on with it, or leaves it. */
export function showPathStatus(
  path: PagePath,
  learner: Learner<SiteGraph>,
  isFollowed: boolean,
  onFollow: (isFollowed: boolean) => void,
): void {
  const journey = findJourney(learner, path.steps);
  const isOnWay = journey.isBegun || isFollowed;
  path.steps.forEach((step, index) => {
    const isHere = isOnWay && index === journey.here;
    showStep(step, journey.areLearned[index] ?? false, isHere ? learner : undefined);
  });
  if (isOnWay) showWords(path, journey);
  showMainAction(path, journey, isFollowed, () => onFollow(true));
  const isGoal = learner.history.goals.has(path.goal);
  showMore(path, isGoal, journey.here === undefined, isFollowed ? () => onFollow(false) : undefined);
}

function showWords({ place, steps }: PagePath, journey: Journey): void {
  const { here, conceptsLeft, questionsLeft, minutesLeft, due } = journey;
  const isEnd = here === undefined;
  const [statement, fine] = place.querySelectorAll(".cairn-now__say, .cairn-fine");
  if (!statement || !fine) return;
  statement.textContent = isEnd
    ? message("paths.end")
    : say(message("paths.at-step"), { step: here + 1, steps: steps.length });
  fine.textContent = isEnd ? sayDue(due) : sayLeft(conceptsLeft, questionsLeft, minutesLeft);
}

function showMainAction(path: PagePath, journey: Journey, isFollowed: boolean, onFollow: () => void): void {
  const main = path.place.querySelector<HTMLAnchorElement>(".cairn-now__actions > a");
  if (!main) return;
  const next = path.steps[journey.here ?? -1];
  const [text, address] = next
    ? [isFollowed ? message("paths.continue") : message("paths.follow"), next.link.href]
    : journey.due > 0
      ? [message("review.title"), findOwnAddress("review/")]
      : [message("record.see-progress"), findOwnAddress("progress/")];
  main.textContent = text;
  main.ariaLabel = null;
  main.href = address;
  main.onclick = next ? onFollow : null;
}

/** Shows the other actions after the list, where they move nothing that a reader has begun to read. */
function showMore({ place, goal }: PagePath, isGoal: boolean, isEnd: boolean, onLeave?: () => void): void {
  const list = place.nextElementSibling;
  const old = list?.nextElementSibling;
  const more = old?.matches("[data-cairn-more]") ? old : createMore(goal);
  const [toggle, leave] = more.querySelectorAll("button");
  const [skip] = more.querySelectorAll("a");
  if (!toggle || !leave || !skip) return;
  toggle.textContent = isGoal ? message("paths.remove-goal") : message("paths.make-goal");
  toggle.onclick = () => setGoal(openSiteStore(), goal, !isGoal);
  skip.hidden = isEnd;
  leave.onclick = onLeave ?? null;
  if (!onLeave && leave === document.activeElement) toggle.focus();
  leave.hidden = !onLeave;
  if (more !== old) list?.after(more);
}

function createMore(goal: string): HTMLElement {
  const more = createElement("p", "cairn-more");
  const skip = createElement("a", "cairn-quiet-do", message("paths.skip")) as HTMLAnchorElement;
  more.dataset["cairnMore"] = "";
  skip.href = findOwnAddress(`review/?placement=${encodeURIComponent(goal)}`);
  more.append(createButton("cairn-quiet-do"), skip, createButton("cairn-quiet-do", message("paths.leave")));
  return more;
}

/** Shows a step; `learner` is only given for the one where the reader is. */
function showStep(
  { item, link, concept }: ShownStep,
  isLearned: boolean,
  learner: Learner<SiteGraph> | undefined,
): void {
  link.classList.toggle("cairn-done", isLearned);
  if (learner) item.setAttribute("aria-current", "step");
  else item.removeAttribute("aria-current");
  const figure = item.querySelector<HTMLElement>(".cairn-figure");
  if (!figure) return;
  figure.dataset["words"] ??= figure.textContent ?? "";
  const { passed, questions } = learner?.states[concept ?? -1] ?? { passed: 0, questions: 0 };
  figure.textContent = learner
    ? say(message("paths.here"), { right: passed, count: questions })
    : figure.dataset["words"];
}

/** What is left of a path. */
function sayLeft(concepts: number, questions: number, minutes: number): string {
  return say(message("paths.left"), {
    concepts: say(message("count.concepts"), { count: concepts }),
    questions: say(message("count.questions"), { count: questions }),
    minutes: say(message("count.minutes"), { count: minutes }),
  });
}

/** At the end of a path, how much of it is due. */
function sayDue(count: number): string {
  return count > 0 ? say(message("paths.due"), { count }) : message("paths.comes-back");
}
