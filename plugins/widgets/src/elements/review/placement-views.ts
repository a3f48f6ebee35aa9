// SPDX-License-Identifier: MIT
// The views of a placement around its questions: what it is for, what it proposes, and what came of it.

import { hasQuestions } from "../../core/learner/course.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { computePath } from "../../core/learner/path.ts";
import { estimateQuestions, type Placement } from "../../core/learner/placement.ts";
import type { ConceptState } from "../../core/learner/state.ts";
import { say, sayParts, saySentences } from "../../core/messages.ts";
import { createElement } from "../create-elements.ts";
import { sayCounts } from "../progress/messages.ts";
import {
  createAction,
  createConceptLink,
  createLede,
  createLinkAction,
  createRows,
  createStatement,
  createTitle,
} from "./parts.ts";

/** What a placement proposes. Concepts are indexes of the course. */
export interface Proposal {
  readonly goal: number;
  /** The concepts that the learner seems to know. */
  readonly known: readonly number[];
  /** The concepts that were asked about. */
  readonly asked: ReadonlySet<number>;
  /** How many concepts are left on the path. */
  readonly left: number;
  /** Called with the concepts that are to be marked; with none if the reader does not want to. */
  onAccept(concepts: readonly number[]): void;
}

/** What a placement is for, above its first question. */
export function sayIntro(placement: Placement, goal: string): string {
  const about = say(message("placement.about"), { count: estimateQuestions(placement, []), goal });
  return saySentences(about, message("placement.honest"));
}

/** The goal is no longer on the site. */
export function createGoalGone(progress: string): readonly HTMLElement[] {
  const toProgress = createLinkAction(message("progress.title"), progress, true);
  return [
    createTitle(message("paths.skip")),
    createStatement(message("placement.goal-gone"), "", [toProgress]),
  ];
}

/** The concepts that the learner seems to know, with a tick each. */
export function createProposal(
  learner: Learner<SiteGraph>,
  { goal, known, asked, left, onAccept }: Proposal,
): readonly HTMLElement[] {
  const { concepts } = learner.course;
  const lede = createLede("");
  const values = { known: known.length, count: left, goal: createConceptLink(concepts[goal]) };
  lede.append(...sayParts(message("placement.found"), values));
  const accept = () => onAccept(known.filter((_, position) => boxes[position]?.checked));
  const refuse = createAction(message("placement.not-now"), () => onAccept([]), known.length === 0);
  if (known.length === 0) {
    const go = createContinue(learner, goal, new Set());
    return [
      createTitle(message("paths.skip")),
      createStatement(message("placement.nothing-known"), sayWhatIsLeft(learner, goal), go),
    ];
  }
  const rows = known.map((index) => createTick(concepts[index]?.title ?? "", index, asked.has(index)));
  const boxes = rows.map((row) => row.querySelector("input"));
  const actions = createElement("div", "cairn-now__actions cairn-proposal");
  actions.append(createAction(message("placement.mark-as-known"), accept, true), refuse);
  const sub = createElement("p", "cairn-sub", message("placement.clear"));
  return [createTitle(message("placement.known")), lede, sub, createRows(rows, "cairn-settings"), actions];
}

/** What is left of the path after the marks. */
export function createOutcome(
  learner: Learner<SiteGraph>,
  goal: number,
  marked: readonly number[],
  progress: string,
): readonly HTMLElement[] {
  const known = new Set(marked);
  const states = learner.states.map(
    (state, index): ConceptState => (known.has(index) ? { ...state, name: "known" } : state),
  );
  const { length: count } = marked;
  const said = count > 0 ? say(message("placement.marked"), { count }) : message("placement.nothing-marked");
  const go = createContinue(learner, goal, known);
  const actions = [...go, createLinkAction(message("progress.title"), progress, go.length === 0)];
  return [
    createTitle(message("paths.skip")),
    createStatement(said, sayWhatIsLeft({ ...learner, states }, goal), actions),
  ];
}

function sayWhatIsLeft({ course, states }: Learner<SiteGraph>, goal: number): string {
  const { conceptsLeft, questionsLeft } = computePath(course, states, [goal]);
  return conceptsLeft > 0
    ? sayCounts(message("placement.left"), conceptsLeft, questionsLeft)
    : message("placement.all-known");
}

/** The button that leads to the next concept of the path, if one is left. */
function createContinue(
  { course, states }: Learner<SiteGraph>,
  goal: number,
  known: ReadonlySet<number>,
): readonly HTMLElement[] {
  const { steps } = computePath(course, states, [goal]);
  const next = steps.find(
    ({ concept, isLearned }) => !isLearned && !known.has(concept) && hasQuestions(course.concepts[concept]),
  );
  const link = next && createConceptLink(course.concepts[next.concept]);
  return link ? [createLinkAction(message("review.continue"), link.href, true)] : [];
}

function createTick(title: string, index: number, wasAsked: boolean): HTMLElement {
  const row = createElement("li", "cairn-settings__switch");
  const text = document.createElement("div");
  const label = document.createElement("label");
  const box = createElement("input", "cairn-switch") as HTMLInputElement;
  box.type = "checkbox";
  box.checked = true;
  box.id = `cairn-known-${index}`;
  label.htmlFor = box.id;
  label.textContent = title;
  text.append(
    label,
    createElement("p", "", wasAsked ? message("placement.asked") : message("placement.inferred")),
  );
  row.append(text, box);
  return row;
}
