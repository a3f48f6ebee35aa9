// SPDX-License-Identifier: MIT
// One session of a learner with a learning management system, from LMSInitialize to LMSFinish. Time is an argument.

import type { ScormApi } from "./api.ts";
import { findMean, findStatus, readScores, writeDuration, writeScores } from "./scores.ts";

/** What a package says of its questions. */
export interface Package {
  /** A name of this set of questions: 8 hexadecimal digits. */
  readonly name: string;
  /** The ids of the questions that count, sorted. */
  readonly questions: readonly string[];
  /** The names of their types in SCORM, if the system is to know of each attempt; otherwise empty. */
  readonly types: readonly string[];
  /** The mean score with which the course is passed, 0 to 100; NaN if it is only completed. */
  readonly mastery: number;
}

const LONGEST_LOCATION = 255;

/** A session, from its start at a time in milliseconds. */
export class ScormSession {
  readonly #api: ScormApi;
  readonly #package: Package;
  readonly #start: number;
  readonly #scores: (number | undefined)[];
  #location: string;
  #interactions: number;

  constructor(api: ScormApi, contents: Package, now: number) {
    this.#api = api;
    this.#package = contents;
    this.#start = now;
    // If this fails, the session may already be open, since a page can be loaded again.
    api.LMSInitialize("");
    this.#scores = readScores(contents.name, this.#get("suspend_data"), contents.questions.length);
    this.#location = this.#get("core.lesson_location");
    this.#interactions = Number(this.#get("interactions._count")) || 0;
    if (/^(not attempted)?$/.test(this.#get("core.lesson_status"))) this.#report(now);
  }

  /** The path of the page on which the learner was last; empty if there is none. */
  get location(): string {
    return this.#location;
  }

  /** Notes on which page the learner is. A path that is too long for SCORM is left out. */
  moveTo(path: string): void {
    if (path === this.#location || path.length > LONGEST_LOCATION) return;
    this.#location = path;
    this.#set("core.lesson_location", path);
  }

  /** Notes an attempt with its score, 0 to 1, and has the system save it, unless the question does not count. */
  addAttempt(question: string, score: number, now: number): void {
    const { questions, types } = this.#package;
    const index = questions.indexOf(question);
    if (index < 0) return;
    this.#scores[index] = score;
    if (types[index]) this.#addInteraction(question, types[index], score);
    this.#report(now);
  }

  /** Ends the session. */
  finish(now: number): void {
    this.#setTime(now);
    this.#api.LMSFinish("");
  }

  #addInteraction(question: string, type: string, score: number): void {
    const name = `interactions.${this.#interactions++}.`;
    const result = score < 1 ? (score > 0 ? score.toFixed(2) : "wrong") : "correct";
    // Only ASCII is allowed in a name.
    this.#set(`${name}id`, encodeURIComponent(question));
    this.#set(`${name}type`, type);
    this.#set(`${name}result`, result);
  }

  #report(now: number): void {
    const { name, mastery } = this.#package;
    const scores = this.#scores;
    if (scores.length) {
      this.#set("core.score.min", "0");
      this.#set("core.score.max", "100");
      this.#set("core.score.raw", `${findMean(scores)}`);
    }
    this.#set("suspend_data", writeScores(name, scores));
    this.#set("core.lesson_status", findStatus(scores, mastery));
    // Otherwise, the system may forget the scores when the learner leaves.
    this.#set("core.exit", "suspend");
    this.#setTime(now);
    this.#api.LMSCommit("");
  }

  #setTime(now: number): void {
    this.#set("core.session_time", writeDuration(now - this.#start));
  }

  #get(name: string): string {
    return `${this.#api.LMSGetValue(`cmi.${name}`)}`;
  }

  #set(name: string, value: string): void {
    this.#api.LMSSetValue(`cmi.${name}`, value);
  }
}
