// SPDX-License-Identifier: MIT
// Concepts whose latest answer was wrong although the reader was sure. Each leads to its question.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { findSureButWrong } from "../../../core/learner/state.ts";
import { LongList } from "../controls/long-list.ts";
import { formatDate } from "../dates.ts";
import * as messages from "../messages.ts";
import { type Part, showPart } from "../page-parts.ts";
import { type ConceptRow, createRow, nameConcept } from "./concept-rows.ts";
import type { Current } from "./current.ts";

const SHOWN = 5;
const QUESTION = "question:";

/** Returns a function that shows the section. */
export function createSureSection(part: Part): (current: Current) => void {
  const list = new LongList<ConceptRow>(part, createRow, (_more, _shown, all) => messages.sayAllSure(all));
  return ({ learner }) => {
    const wrong = findSureButWrong(learner.states);
    list.show(
      wrong.map((index) => describe(learner, index)),
      SHOWN,
    );
    showPart(part, wrong.length > 0);
  };
}

function describe(learner: Learner<SiteGraph>, index: number): ConceptRow {
  const name = nameConcept(learner, index);
  const last = learner.states[index]?.last;
  const question = last?.attempt.subject.slice(QUESTION.length) ?? "";
  return {
    ...name,
    address: `${name.address}#${encodeURIComponent(question)}`,
    reason: "",
    figure: last ? formatDate(last.day, learner.today) : "",
  };
}
