// SPDX-License-Identifier: MIT
// A SCORM package tells a learning management system what its learner has reached, and takes it up again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Frame, findApi } from "../../plugins/widgets/src/core/scorm/api.ts";
import { findMean, findStatus, readScores, writeDuration, writeScores } from "../../plugins/widgets/src/core/scorm/scores.ts";
import { type Package, ScormSession } from "../../plugins/widgets/src/core/scorm/session.ts";

const NAME = "0a1b2c3d";
const COURSE: Package = { name: NAME, questions: ["crust", "oven", "yeast"], types: [], mastery: Number.NaN };

/** A system that remembers everything, and in which order it was called. */
function makeSystem(stored: Readonly<Record<string, string>> = {}) {
  const values = new Map(Object.entries(stored));
  const calls: string[] = [];
  const call = (name: string) => () => {
    calls.push(name);
    return "true";
  };
  const api = {
    LMSInitialize: call("initialize"),
    LMSFinish: call("finish"),
    LMSCommit: call("commit"),
    LMSGetValue: (name: string) => values.get(name) ?? "",
    LMSSetValue: (name: string, value: string) => {
      values.set(name, value);
      return "true";
    },
  };
  return { api, calls, read: (name: string) => values.get(`cmi.${name}`) };
}

/** A page inside so many frames; the outermost has an API, or an opener. */
function nest(depth: number, outermost: Partial<Frame>): Frame {
  const top: Record<string, unknown> = { ...outermost };
  top["parent"] = top["top"] = top;
  return Array.from({ length: depth }).reduce<Frame>(
    (parent) => ({ parent, top: top as unknown as Frame, opener: null }),
    top as unknown as Frame,
  );
}

test("the API is found in the page itself and in up to seven frames around it", () => {
  const { api } = makeSystem();
  assert.equal(findApi(nest(0, { API: api })), api);
  assert.equal(findApi(nest(7, { API: api })), api);
  assert.equal(findApi(nest(8, { API: api })), undefined);
});

test("the API is found in the frames around the page that opened the window", () => {
  const { api } = makeSystem();
  assert.equal(findApi(nest(0, { opener: nest(3, { API: api }) })), api);
  assert.equal(findApi(nest(2, { opener: nest(0, { API: api }) })), api);
  assert.equal(findApi(nest(2, { opener: null })), undefined);
});

test("a frame of another site between the page and the API is passed over", () => {
  const { api } = makeSystem();
  const other = {
    get API(): never {
      throw new Error("SecurityError");
    },
    parent: nest(0, { API: api }),
  };
  assert.equal(findApi({ parent: other }), api);
});

test("a first visit is incomplete, with a score of 0", () => {
  const { api, calls, read } = makeSystem({ "cmi.core.lesson_status": "not attempted" });
  new ScormSession(api, COURSE, 0);
  assert.equal(read("core.lesson_status"), "incomplete");
  assert.deepEqual([read("core.score.raw"), read("core.score.min"), read("core.score.max")], ["0", "0", "100"]);
  assert.equal(read("suspend_data"), `${NAME}---`);
  assert.deepEqual(calls, ["initialize", "commit"]);
});

test("the score is the mean of the latest scores, and what was not tried counts as 0", () => {
  const { api, read } = makeSystem();
  const session = new ScormSession(api, COURSE, 0);
  session.addAttempt("oven", 0, 1000);
  session.addAttempt("oven", 1, 2000);
  session.addAttempt("yeast", 0.5, 3000);
  assert.equal(read("core.score.raw"), "50");
  assert.equal(read("suspend_data"), `${NAME}-A5`);
  assert.equal(read("core.lesson_status"), "incomplete");
});

test("the course is completed when every question was tried, whatever the score", () => {
  const { api, read } = makeSystem();
  const session = new ScormSession(api, COURSE, 0);
  for (const id of COURSE.questions) session.addAttempt(id, 0, 1000);
  assert.equal(read("core.lesson_status"), "completed");
});

test("with a mastery, a course whose questions were all tried is passed or failed", () => {
  const status = (scores: (number | undefined)[]) => findStatus(scores, 80);
  assert.equal(status([1, 1, undefined]), "incomplete");
  assert.equal(status([1, 0.4, 1]), "passed");
  assert.equal(status([1, 0.3, 1]), "failed");
  assert.equal(findStatus([0], 0), "passed");
});

test("a course without questions is completed at once and has no score", () => {
  const { api, read } = makeSystem();
  new ScormSession(api, { ...COURSE, questions: [] }, 0);
  assert.equal(read("core.lesson_status"), "completed");
  assert.equal(read("core.score.raw"), undefined);
});

test("a learner who comes back keeps the scores of earlier answers", () => {
  const { api, read, calls } = makeSystem({
    "cmi.core.lesson_status": "incomplete",
    "cmi.suspend_data": `${NAME}A-5`,
    "cmi.core.lesson_location": "concepts/yeast.html#why",
  });
  const session = new ScormSession(api, COURSE, 0);
  assert.equal(session.location, "concepts/yeast.html#why");
  assert.deepEqual(calls, ["initialize"]);
  session.addAttempt("oven", 1, 1000);
  assert.equal(read("core.score.raw"), "83.33");
  assert.equal(read("core.lesson_status"), "completed");
});

test("a course that was passed stays so until the next answer", () => {
  const { api, read } = makeSystem({ "cmi.core.lesson_status": "passed" });
  new ScormSession(api, COURSE, 0);
  assert.equal(read("core.lesson_status"), "passed");
});

test("scores of other questions, and damaged ones, are not read", () => {
  const none = [undefined, undefined, undefined];
  for (const text of ["", "0a1b2c3e---", `${NAME}AA`, `${NAME}AAAA`, "null", `${NAME}xyz`]) {
    assert.deepEqual(readScores(NAME, text, 3), none, text);
  }
});

test("scores are stored to the nearest tenth, and only a right answer as right", () => {
  const text = writeScores(NAME, [undefined, 0, 0.04, 0.35, 2 / 3, 0.99, 1]);
  assert.equal(text, `${NAME}-00479A`);
  assert.deepEqual(readScores(NAME, text, 7), [undefined, 0, 0, 0.4, 0.7, 0.9, 1]);
});

test("the scores of 4,000 questions fit into the 4,096 characters of SCORM", () => {
  assert.equal(writeScores(NAME, Array(4000).fill(1)).length, 4008);
});

test("a mean has at most two decimals and stays between 0 and 100", () => {
  assert.deepEqual([findMean([1, 1, 1]), findMean([1, 0, 0]), findMean([undefined])], [100, 33.33, 0]);
});

test("a duration is written with four digits for hours and without fractions", () => {
  assert.equal(writeDuration(0), "0000:00:00");
  assert.equal(writeDuration(61_999), "0000:01:01");
  assert.equal(writeDuration(36_000_000 * 3), "0030:00:00");
});

test("each attempt is committed with the time so far, and the end of the session finishes it", () => {
  const { api, calls, read } = makeSystem({ "cmi.core.lesson_status": "incomplete" });
  const session = new ScormSession(api, COURSE, 10_000);
  session.addAttempt("oven", 1, 75_000);
  assert.equal(read("core.session_time"), "0000:01:05");
  session.finish(3_610_000);
  assert.equal(read("core.session_time"), "0001:00:00");
  assert.equal(read("core.exit"), "suspend");
  assert.deepEqual(calls, ["initialize", "commit", "finish"]);
});

test("a question outside of the chapter changes nothing", () => {
  const { api, calls, read } = makeSystem({ "cmi.core.lesson_status": "incomplete" });
  new ScormSession(api, COURSE, 0).addAttempt("butter", 1, 1000);
  assert.equal(read("core.score.raw"), undefined);
  assert.deepEqual(calls, ["initialize"]);
});

test("the system learns on which page the learner is, unless the path is too long for it", () => {
  const { api, read } = makeSystem();
  const session = new ScormSession(api, COURSE, 0);
  session.moveTo("concepts/oven.html");
  session.moveTo("x".repeat(256));
  assert.equal(read("core.lesson_location"), "concepts/oven.html");
});

test("attempts are listed one by one only if the package says so, after those of earlier visits", () => {
  const { api, read } = makeSystem({ "cmi.interactions._count": "2" });
  const types = ["choice", "numeric", "fill-in"];
  const session = new ScormSession(api, { ...COURSE, types }, 0);
  session.addAttempt("oven", 1, 0);
  session.addAttempt("yeast", 1 / 3, 0);
  session.addAttempt("yeast", 0, 0);
  const list = (number: number) => ["id", "type", "result"].map((name) => read(`interactions.${number}.${name}`));
  assert.deepEqual(list(2), ["oven", "numeric", "correct"]);
  assert.deepEqual(list(3), ["yeast", "fill-in", "0.33"]);
  assert.deepEqual(list(4), ["yeast", "fill-in", "wrong"]);
  const silent = makeSystem();
  new ScormSession(silent.api, COURSE, 0).addAttempt("oven", 1, 0);
  assert.equal(silent.read("interactions.0.id"), undefined);
});
