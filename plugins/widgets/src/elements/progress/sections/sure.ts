// SPDX-License-Identifier: MIT
// Concepts whose latest answer was wrong although the reader was sure. Each leads to its question.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { findSureButWrong } from "../../../core/learner/state.ts";
import { say } from "../../../core/messages.ts";
import { formatDate } from "../../dates.ts";
import { isFromFolder } from "../../mastery/shared.ts";
import { LongList } from "../controls/long-list.ts";
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
  const list = new LongList<number, ConceptRow>(part, createRow, (_more, _shown, count) =>
    say(message("progress.all"), { count }),
  );
  const stems = new Map<string, string>();
  let shown: Learner<SiteGraph> | undefined;
  let isNear = false;
  const show = (learner: Learner<SiteGraph>) => {
    const wrong = findSureButWrong(learner.states);
    shown = learner;
    list.show(wrong, SHOWN, (index, place) => describe(learner, index, place, stems));
    showPart(part, wrong.length > 0);
    if (isNear) fetchStems(learner, wrong.slice(0, SHOWN), stems).then((isMore) => isMore && show(learner));
  };
  whenNear(part.section, () => {
    isNear = true;
    if (shown) show(shown);
  });
  return ({ learner }) => show(learner);
}

/** Calls the listener once, when the section comes near the part of the page that is seen. */
function whenNear(section: Element, listener: () => void): void {
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    listener();
  }, NEAR);
  if (!isFromFolder()) observer.observe(section);
}

/** Fetches what is asked by the questions, and returns whether there was anything to fetch. */
async function fetchStems(
  learner: Learner<SiteGraph>,
  wrong: readonly number[],
  stems: Map<string, string>,
): Promise<boolean> {
  const missing = wrong.map((index) => findQuestion(learner, index)).filter((address) => !stems.has(address));
  await Promise.all(missing.map(async (address) => stems.set(address, await fetchStem(address))));
  return missing.length > 0;
}

function describe(
  learner: Learner<SiteGraph>,
  index: number,
  place: number,
  stems: ReadonlyMap<string, string>,
): ConceptRow {
  const last = learner.states[index]?.last;
  const address = findQuestion(learner, index);
  return {
    ...nameConcept(learner, index),
    address,
    reason: stems.get(address) ?? (place < SHOWN && !isFromFolder() ? BLANK : ""),
    figure: last ? formatDate(last.day, learner.today) : "",
  };
}

/** The address of the question that was answered last. */
function findQuestion(learner: Learner<SiteGraph>, index: number): string {
  const question = learner.states[index]?.last?.attempt.subject.slice(QUESTION.length) ?? "";
  return `${nameConcept(learner, index).address}#${encodeURIComponent(question)}`;
}
