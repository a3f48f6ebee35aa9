// SPDX-License-Identifier: MIT
// What the reader has begun, and what is ready to learn, each with the reason. For a new reader: where to begin.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { isWaiting } from "../../../core/learner/state.ts";
import { say, saySentences } from "../../../core/messages.ts";
import type { ReadyConcept } from "../../../core/progress/ready-concepts.ts";
import { formatDate } from "../../dates.ts";
import { LongList } from "../controls/long-list.ts";
import { sayBuildsOn, sayMore } from "../messages.ts";
import { type Part, readHeading, setHeading, showPart } from "../page-parts.ts";
import { type ConceptRow, createRow, nameConcept } from "./concept-rows.ts";
import type { Current } from "./current.ts";

const SHOWN = 5;
const SHOWN_BESIDE_BACKLOG = 2;
const MOST_REASONS = 2;

/** Returns a function that shows what is begun and not due. */
export function createBegunSection(part: Part): (current: Current) => void {
  const list = new LongList<ReadyConcept, ConceptRow>(part, createRow, (more, shown, all) =>
    sayMore(more, shown, all, message("progress.all-begun")),
  );
  return ({ learner, begun }) => {
    list.show(begun, SHOWN, (one) => describe(learner, one));
    showPart(part, begun.length > 0);
  };
}

/** Returns a function that shows what is ready. */
export function createReadySection(part: Part): (current: Current) => void {
  const title = readHeading(part);
  const legend = part.section.querySelector<HTMLElement>(".cairn-legend");
  const list = new LongList<ReadyConcept, ConceptRow>(part, createRow, (more, shown, all) =>
    sayMore(more, shown, all, message("progress.all-ready")),
  );
  return ({ learner, ready, agenda, isNew }) => {
    setHeading(part, isNew ? message("progress.where-to-begin") : title);
    part.lead.textContent = sayLead(isNew, agenda.isBacklog);
    // A new reader sees no marks yet.
    if (legend) legend.hidden = isNew;
    const shown = agenda.isBacklog ? SHOWN_BESIDE_BACKLOG : SHOWN;
    list.show(ready, shown, (one) => describe(learner, one));
    showPart(part, ready.length > 0);
  };
}

function sayLead(isNew: boolean, isBacklog: boolean): string {
  if (isNew) return message("progress.needs-nothing");
  return isBacklog ? message("progress.review-first") : message("progress.no-page-is-locked");
}

function describe(learner: Learner<SiteGraph>, ready: ReadyConcept): ConceptRow {
  const { passed, questions } = learner.states[ready.concept] ?? { passed: 0, questions: 0 };
  const isBegun = ready.begun !== undefined;
  return {
    ...nameConcept(learner, ready.concept),
    reason: saySentences(...explain(learner, ready).slice(0, MOST_REASONS)),
    figure: isBegun
      ? say(message("state.right"), { right: passed, count: questions })
      : say(message("count.questions"), { count: questions }),
  };
}

function explain({ course, states, today }: Learner<SiteGraph>, ready: ReadyConcept): readonly string[] {
  const { concept, goal, begun, before, areMastered, opens } = ready;
  const titleOf = (index: number) => course.concepts[index]?.title ?? "";
  const way =
    goal === concept
      ? message("progress.is-goal")
      : goal !== undefined && say(message("progress.on-the-way"), { goal: titleOf(goal) });
  const needs = before.length > 0 && sayBuildsOn(before.map(titleOf), areMastered);
  const reasons = [
    way,
    isWaiting(states[concept]) && message("progress.waits"),
    begun === undefined ? needs : say(message("progress.begun"), { date: formatDate(begun, today) }),
    opens > 0 && say(message("progress.opens"), { count: opens }),
  ];
  return reasons.filter((reason) => reason !== false);
}
