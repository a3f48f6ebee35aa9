// SPDX-License-Identifier: MIT
// Concepts whose latest answer was wrong although the reader was sure. Each leads to its question.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { findSureButWrong } from "../../../core/learner/state.ts";
import { isFromFolder } from "../../mastery/shared.ts";
import { LongList } from "../controls/long-list.ts";
import { formatDate } from "../dates.ts";
import * as messages from "../messages.ts";
import { type Part, showPart } from "../page-parts.ts";
import { type ConceptRow, createRow, nameConcept } from "./concept-rows.ts";
import type { Current } from "./current.ts";
import { fetchStem } from "./question-stems.ts";

const SHOWN = 5;
const QUESTION = "question:";
// Takes the place of a text that is on its way.
const BLANK = "\u00a0";
// Texts are fetched a little before they come into view.
const NEAR = { rootMargin: "600px" };

/** Returns a function that shows the section. */
export function createSureSection(part: Part): (current: Current) => void {
  const list = new LongList<ConceptRow>(part, createRow, (_more, _shown, all) => messages.sayAllSure(all));
  const stems = new Map<string, string>();
  let rows: readonly ConceptRow[] = [];
  let isNear = false;
  const draw = () =>
    list.show(
      rows.map((row) => ({ ...row, reason: stems.get(row.address) ?? row.reason })),
      SHOWN,
    );
  const fetchStems = async () => {
    await Promise.all(
      rows.slice(0, SHOWN).map(async ({ address }) => stems.set(address, await fetchStem(address))),
    );
    draw();
  };
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    isNear = true;
    observer.disconnect();
    fetchStems();
  }, NEAR);
  if (!isFromFolder()) observer.observe(part.section);
  return ({ learner }) => {
    rows = findSureButWrong(learner.states).map((index, place) => describe(learner, index, place));
    draw();
    showPart(part, rows.length > 0);
    if (isNear) fetchStems();
  };
}

function describe(learner: Learner<SiteGraph>, index: number, place: number): ConceptRow {
  const name = nameConcept(learner, index);
  const last = learner.states[index]?.last;
  const question = last?.attempt.subject.slice(QUESTION.length) ?? "";
  return {
    ...name,
    address: `${name.address}#${encodeURIComponent(question)}`,
    reason: place < SHOWN && !isFromFolder() ? BLANK : "",
    figure: last ? formatDate(last.day, learner.today) : "",
  };
}
