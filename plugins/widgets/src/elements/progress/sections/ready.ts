// SPDX-License-Identifier: MIT
// What the reader has begun, and what is ready to learn, each with the reason. For a new reader: where to begin.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { isWaiting } from "../../../core/learner/state.ts";
import type { ReadyConcept } from "../../../core/progress/ready-concepts.ts";
import { LongList } from "../controls/long-list.ts";
import { formatDate } from "../dates.ts";
import * as messages from "../messages.ts";
import { type Part, readHeading, setHeading, showPart } from "../page-parts.ts";
import { type ConceptRow, createRow, nameConcept } from "./concept-rows.ts";
import type { Current } from "./current.ts";

const SHOWN = 5;
const SHOWN_BESIDE_BACKLOG = 2;
const MOST_REASONS = 2;

/** Returns a function that shows what is begun and not due. */
export function createBegunSection(part: Part): (current: Current) => void {
  const list = new LongList<ReadyConcept, ConceptRow>(part, createRow, messages.sayAllBegun);
  return ({ learner, begun }) => {
    list.show(begun, SHOWN, (one) => describe(learner, one));
    showPart(part, begun.length > 0);
  };
}

/** Returns a function that shows what is ready. */
export function createReadySection(part: Part): (current: Current) => void {
  const title = readHeading(part);
  const legend = part.section.querySelector<HTMLElement>(".cairn-legend");
  const list = new LongList<ReadyConcept, ConceptRow>(part, createRow, messages.sayAllReady);
  return ({ learner, ready, agenda, isNew }) => {
    setHeading(part, isNew ? messages.WHERE_TO_BEGIN : title);
    part.lead.textContent = sayLead(isNew, agenda.isBacklog);
    // A new reader sees no marks yet.
    if (legend) legend.hidden = isNew;
    const shown = agenda.isBacklog ? SHOWN_BESIDE_BACKLOG : SHOWN;
    list.show(ready, shown, (one) => describe(learner, one));
    showPart(part, ready.length > 0);
  };
}

function sayLead(isNew: boolean, isBacklog: boolean): string {
  if (isNew) return messages.NEEDS_NOTHING;
  return isBacklog ? messages.REVIEW_FIRST : messages.READY;
}

function describe(learner: Learner<SiteGraph>, ready: ReadyConcept): ConceptRow {
  const { passed, questions } = learner.states[ready.concept] ?? { passed: 0, questions: 0 };
  const isBegun = ready.begun !== undefined;
  return {
    ...nameConcept(learner, ready.concept),
    reason: explain(learner, ready).slice(0, MOST_REASONS).join(" "),
    figure: isBegun ? messages.sayRight(passed, questions) : messages.sayQuestions(questions),
  };
}

function explain({ course, states, today }: Learner<SiteGraph>, ready: ReadyConcept): readonly string[] {
  const { concept, goal, begun, before, areMastered, opens } = ready;
  const titleOf = (index: number) => course.concepts[index]?.title ?? "";
  const way = goal === concept ? messages.IS_GOAL : goal !== undefined && messages.sayOnTheWay(titleOf(goal));
  const needs = before.length > 0 && messages.sayBuildsOn(before.map(titleOf), areMastered);
  const reasons = [
    way,
    isWaiting(states[concept]) && messages.WAITS,
    begun === undefined ? needs : messages.sayBegun(formatDate(begun, today)),
    opens > 0 && messages.sayOpens(opens),
  ];
  return reasons.filter((reason) => reason !== false);
}
