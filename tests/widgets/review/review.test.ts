// SPDX-License-Identifier: MIT
// A review session: planned again after each response, kept between pages, and what came of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AGAIN, GOOD, HARD } from "../../../plugins/widgets/src/core/learner/grade.ts";
import { findQuestionKey, type SiteGraph } from "../../../plugins/widgets/src/core/learner/graph-file.ts";
import { type Learner, LearnerReader } from "../../../plugins/widgets/src/core/learner/learner.ts";
import {
  answerCurrent,
  beginReview,
  findItem,
  findResults,
  isAnswered,
  isCounted,
  planReview,
  type Review,
  type ReviewStep,
  readReview,
} from "../../../plugins/widgets/src/core/review/review.ts";
import {
  at,
  attempt,
  dayOf,
  type Event,
  event,
  makeCourse,
  makeGraph,
  makeRandomGraph,
  pickNumber,
  SALT,
  seededRandom,
} from "../learner_core/samples.ts";

const TODAY = 40;
const NOW = { now: at(TODAY), offset: 0 };

type SiteLearner = Learner<SiteGraph>;

const read = (graph: SiteGraph, log: readonly Event[]) => new LearnerReader(graph).read(log, NOW);
const seen = (concept: number, day: number, score = 1, question = 0, more: object = {}) =>
  attempt(`c${concept}-${question}`, at(day), score, more);

/** What the page keeps while it shows the next item of a session. */
function show(review: Review, learner: SiteLearner, minute: number): Review {
  const [item] = planReview(review, learner);
  assert.ok(item);
  const concept = learner.course.concepts[item.concept];
  assert.ok(concept);
  const ids = Array.from({ length: 9 }, (_, n) => `${concept.id}-${n}`);
  const keys = item.group.questions.flat();
  const current: ReviewStep = {
    concept: concept.id,
    questions: ids.filter((id) => keys.includes(findQuestionKey(id, SALT))),
    since: at(TODAY, `12:${String(minute).padStart(2, "0")}:00`),
    before: learner.states[item.concept]?.name ?? "unseen",
    joined: [],
  };
  return { ...review, current };
}

/** Reviews until nothing is left. The score of each response depends on its concept. */
function run(graph: SiteGraph, log: Event[], respond: (concept: string) => object & { score: number }) {
  let learner = read(graph, log);
  let review = beginReview(learner.today);
  const totals: number[] = [];
  while (planReview(review, learner).length > 0) {
    review = show(review, learner, totals.length);
    totals.push(review.done.length + 1 + planReview(review, learner).length);
    const { concept, questions } = review.current as ReviewStep;
    const { score, ...more } = respond(concept);
    const time = at(TODAY, `12:${String(totals.length).padStart(2, "0")}:30`);
    log.push(...questions.map((id) => attempt(id, time, score, { via: "review", ...more })));
    learner = read(graph, log);
    review = { ...answerCurrent(review, learner), current: null };
  }
  return { review, learner, totals, asked: review.done.map(({ concept }) => concept) };
}

test("a session ends after ten of fourteen due concepts, and the next one has the other four", () => {
  const graph = makeGraph(makeCourse(Array.from({ length: 14 }, () => [])));
  const log = graph.concepts.map((_, index) => seen(index, index));
  const first = run(graph, log, () => ({ score: 1 }));
  assert.deepEqual(first.asked, Array.from({ length: 10 }, (_, index) => `c${index}`));
  assert.deepEqual(new Set(first.totals), new Set([10]));
  assert.deepEqual(run(graph, log, () => ({ score: 1 })).asked, ["c10", "c11", "c12", "c13"]);
});

test("prerequisites that join after a wrong response come next, once, and lengthen the session", () => {
  const graph = makeGraph(makeCourse([[], [], [0, 1], []]));
  // The concepts 0 and 1 are not due yet.
  const log = [seen(0, 0), seen(0, 3), seen(0, 30), seen(1, 0), seen(1, 3), seen(1, 30), seen(2, 0), seen(3, 1)];
  const { asked, totals, review } = run(graph, log, (concept) => ({ score: concept === "c3" ? 1 : 0 }));
  assert.deepEqual(asked, ["c2", "c0", "c1", "c3"]);
  assert.deepEqual(totals, [2, 4, 4, 4]);
  assert.deepEqual(review.done.map(({ joined }) => joined), [["c0", "c1"], [], [], []]);
});

test("in random sessions nothing is asked twice, and at most ten are due ones", () => {
  const random = seededRandom(12);
  for (let round = 0; round < 60; round += 1) {
    const size = 2 + pickNumber(random, 20);
    const graph = makeGraph(makeCourse(makeRandomGraph(size, random), 2));
    const log = Array.from({ length: 3 * size }, () =>
      seen(pickNumber(random, size), pickNumber(random, 30), pickNumber(random, 2), pickNumber(random, 2)),
    );
    const { asked, review } = run(graph, log, () => ({ score: pickNumber(random, 2) }));
    assert.equal(new Set(asked).size, asked.length);
    const joined = new Set(review.done.flatMap((step) => step.joined));
    assert.ok(asked.filter((id) => !joined.has(id)).length <= 10);
    assert.ok([...joined].every((id) => asked.includes(id)));
  }
});

test("results are what the first responses of the day were", () => {
  const graph = makeGraph(makeCourse(Array.from({ length: 5 }, () => [])));
  const marked = event("mark", "concept:c4", at(0), { value: "known", by: "placement" });
  const log: Event[] = [seen(0, 0), seen(1, 1), seen(2, 2), seen(3, 3, 0), marked];
  const replies: Record<string, { score: number; hints?: number; confidence?: string }> = {
    c0: { score: 1 },
    c1: { score: 0, confidence: "sure" },
    c2: { score: 1, hints: 1 },
    c3: { score: 1 },
    c4: { score: 1 },
  };
  const { review, learner } = run(graph, log, (concept) => replies[concept] ?? { score: 0 });
  // Trying again is practice.
  const later = read(graph, [...log, attempt("c1-0", at(TODAY, "20:00:00"), 1)]);
  const results = new Map(findResults(review, later).map((result) => [`c${result.concept}`, result]));
  assert.deepEqual(
    [...results].map(([id, { grade }]) => [id, grade]).sort(),
    [["c0", GOOD], ["c1", AGAIN], ["c2", HARD], ["c3", GOOD], ["c4", GOOD]],
  );
  assert.deepEqual([results.get("c1")?.wasSure, results.get("c0")?.wasSure], [true, false]);
  assert.deepEqual([results.get("c2")?.hadHint, results.get("c0")?.hadHint], [true, false]);
  assert.deepEqual([results.get("c0")?.isNewlyMastered, results.get("c3")?.isNewlyMastered], [true, false]);
  assert.deepEqual([results.get("c4")?.wasKnown, results.get("c0")?.wasKnown], [true, false]);
  assert.equal(results.get("c1")?.due, learner.today + 1);
});

test("\"I don't know\" is a wrong response", () => {
  const graph = makeGraph(makeCourse([[]]));
  const { review, learner } = run(graph, [seen(0, 0)], () => ({ score: 0, response: null }));
  assert.deepEqual(findResults(review, learner).map(({ grade }) => grade), [AGAIN]);
});

test("a session is kept as JSON until its day ends", () => {
  const graph = makeGraph(makeCourse([[], []]));
  const learner = read(graph, [seen(0, 0), seen(1, 0)]);
  const review = show(beginReview(learner.today), learner, 0);
  const kept = JSON.parse(JSON.stringify(review));
  assert.deepEqual(readReview(kept, dayOf(TODAY)), review);
  assert.equal(readReview(kept, dayOf(TODAY + 1)), undefined);
  for (const damaged of [undefined, null, [], "review", { day: dayOf(TODAY) }]) {
    assert.equal(readReview(damaged, dayOf(TODAY)), undefined);
  }
});

test("what was shown before a reload is found again, and whether it was answered", () => {
  const graph = makeGraph(makeCourse([[], []], 2));
  const log = [seen(0, 0), seen(1, 1)];
  const learner = read(graph, log);
  const review = show(beginReview(learner.today), learner, 0);
  const current = review.current as ReviewStep;
  assert.deepEqual(findItem(learner, current), planReview(beginReview(learner.today), learner)[0]);
  assert.equal(isAnswered(review), false);
  const after = read(graph, [...log, attempt(current.questions[0] ?? "", at(TODAY, "13:00:00"), 1)]);
  const answered = answerCurrent(review, after);
  assert.equal(isAnswered(answered), true);
  assert.equal(answerCurrent(answered, after), answered);
  assert.equal(isCounted(learner, current.questions[0] ?? "", learner.today), false);
  assert.equal(isCounted(after, current.questions[0] ?? "", learner.today), true);
});

test("a concept or a question that the site no longer has is passed over", () => {
  const graph = makeGraph(makeCourse([[], []], 2));
  const learner = read(graph, [seen(0, 0), seen(1, 1)]);
  const review = show(beginReview(learner.today), learner, 0);
  const current = review.current as ReviewStep;
  assert.equal(findItem(learner, { ...current, concept: "gone" }), undefined);
  assert.equal(findItem(learner, { ...current, questions: ["gone"] }), undefined);
  const gone = planReview(beginReview(learner.today), learner)[0]?.group.questions.flat() ?? [];
  const rest = planReview({ ...beginReview(learner.today), gone }, learner);
  assert.deepEqual(rest.map(({ concept }) => concept), [0, 1]);
  assert.ok(!rest[0]?.group.questions.flat().includes(gone[0] ?? ""));
});
