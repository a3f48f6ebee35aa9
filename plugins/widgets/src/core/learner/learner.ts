// SPDX-License-Identifier: MIT
// A learner: the course, what the record says about it, and what follows from that on one day.

import type { Json } from "../json.ts";
import { findTimeLimit, type LearnerEvent } from "../learner-event.ts";
import type { Course } from "./course.ts";
import { type Day, findDay } from "./day.ts";
import { findQuestionKey, type SiteGraph } from "./graph-file.ts";
import { extendHistory, type History, type Reading, readHistory } from "./history.ts";
import { createScheduler, type Scheduler } from "./memory.ts";
import { type ConceptState, computeState, computeStates } from "./state.ts";

/** A learner on one day. */
export interface Learner<C extends Course = Course> {
  readonly course: C;
  readonly history: History;
  /** The state of each concept of the course. */
  readonly states: readonly ConceptState[];
  /** The indexes of the concepts that are goals, oldest first. */
  readonly goals: readonly number[];
  readonly scheduler: Scheduler;
  readonly today: Day;
}

/** The time of this browser. */
export interface Clock {
  /** In UTC, ISO 8601 with milliseconds. */
  readonly now: string;
  /** How many minutes the local time is ahead of UTC. */
  readonly offset: number;
}

/** Computes a learner from a record. Keeps what follows from the graph alone. */
export class LearnerReader {
  readonly graph: SiteGraph;
  readonly #scheduler: Scheduler;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #keys = new Map<string, string>();
  #askedBy: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(graph: SiteGraph) {
    this.graph = graph;
    this.#scheduler = createScheduler(graph.retention);
    this.#positions = new Map(graph.concepts.map(({ id }, index) => [id, index]));
  }

  /** The learner in a log. */
  read(log: readonly Json[], clock: Clock): Learner<SiteGraph> {
    const { limit, toKey, dayEndsAt } = this.#reading(clock);
    const history = readHistory(log, limit, toKey, dayEndsAt);
    return this.#describe(history, computeStates(this.graph, history, this.#scheduler), clock);
  }

  /** The learner after new events, or undefined if the whole log has to be read again. */
  extend(
    before: Learner<SiteGraph>,
    events: readonly LearnerEvent[],
    clock: Clock,
  ): Learner<SiteGraph> | undefined {
    const history = extendHistory(before.history, events, this.#reading(clock));
    if (!history) return undefined;
    const states = [...before.states];
    for (const index of new Set(events.flatMap((event) => this.#findConcepts(event)))) {
      const concept = this.graph.concepts[index];
      if (concept) states[index] = computeState(concept, history, this.#scheduler);
    }
    return this.#describe(history, states, clock);
  }

  #describe(history: History, states: readonly ConceptState[], { now, offset }: Clock): Learner<SiteGraph> {
    return {
      course: this.graph,
      history,
      states,
      goals: [...history.goals].flatMap((id) => this.#positions.get(id) ?? []),
      scheduler: this.#scheduler,
      today: findDay(now, offset, this.graph.dayEndsAt),
    };
  }

  #reading({ now }: Clock): Reading {
    return {
      limit: findTimeLimit(now),
      toKey: (id) => this.#findKey(id),
      dayEndsAt: this.graph.dayEndsAt,
    };
  }

  /** The key of a question. Records name few questions often, so each is hashed once. */
  #findKey(id: string): string {
    const key = this.#keys.get(id) ?? findQuestionKey(id, this.graph.salt);
    this.#keys.set(id, key);
    return key;
  }

  /** The concepts that an event is about. */
  #findConcepts({ subject }: LearnerEvent): readonly number[] {
    const [kind = "", id = ""] = splitSubject(subject);
    if (kind === "concept") return [this.#positions.get(id) ?? -1];
    this.#askedBy ??= findAskingConcepts(this.graph);
    return kind === "question" ? (this.#askedBy.get(this.#findKey(id)) ?? []) : [];
  }
}

function splitSubject(subject: string): readonly string[] {
  const end = subject.indexOf(":");
  return [subject.slice(0, end), subject.slice(end + 1)];
}

/** The concepts that each question is about, by its keys. */
function findAskingConcepts({ concepts }: Course): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  concepts.forEach(({ groups }, index) => {
    for (const key of groups.flatMap(({ questions }) => questions.flat())) {
      const indexes = found.get(key);
      if (indexes) indexes.push(index);
      else found.set(key, [index]);
    }
  });
  return found;
}
