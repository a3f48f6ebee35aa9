// SPDX-License-Identifier: MIT
// A placement between two pages: what it has asked so far, and what it asks next.

import { isObject, type Json } from "../json.ts";
import type { QuestionGroup } from "../learner/course.ts";
import type { Day } from "../learner/day.ts";
import { isPassedWithoutHint } from "../learner/grade.ts";
import type { SiteGraph } from "../learner/graph-file.ts";
import type { Learner } from "../learner/learner.ts";
import { computePlacement, type Placement, type PlacementStep } from "../learner/placement.ts";
import { pickGroup, type SessionItem } from "../learner/session.ts";
import { isLearned } from "../learner/state.ts";
import type { AttemptEvent } from "../learner-event.ts";
import { findIndex } from "./review.ts";

/** A question of a placement. */
export interface PlacementQuestion {
  /** The id of the concept. */
  readonly concept: string;
  /** When it was shown, in UTC. */
  readonly since: string;
}

/** A placement as it is kept: plain JSON, with ids of concepts. */
export interface KeptPlacement {
  readonly day: Day;
  /** What was answered, in order. */
  readonly steps: readonly { readonly concept: string; readonly isRight: boolean }[];
  readonly current: PlacementQuestion | null;
  /** The ids of concepts whose questions cannot be shown. Nothing is found out about them. */
  readonly gone: readonly string[];
  /** Whether the outcome is shown. */
  readonly isEnded: boolean;
}

/** A placement that begins. */
export function beginPlacement(day: Day): KeptPlacement {
  return { day, steps: [], current: null, gone: [], isEnded: false };
}

/** The placement in a stored value, or undefined if there is none of this day. */
export function readPlacement(value: Json | undefined, day: Day): KeptPlacement | undefined {
  const isPlacement = isObject(value) && Array.isArray(value["steps"]) && Array.isArray(value["gone"]);
  return isPlacement && value["day"] === day ? (value as unknown as KeptPlacement) : undefined;
}

/** What a placement has found out, and what it asks next. */
export function evaluatePlacement(
  { gone }: KeptPlacement,
  steps: readonly PlacementStep[],
  goal: number,
  { course, states }: Learner<SiteGraph>,
): Placement {
  const isOut = (index: number) =>
    isLearned(states[index]) || gone.includes(course.concepts[index]?.id ?? "");
  return computePlacement(course, goal, isOut, steps);
}

/** The steps of a placement, without the concepts that the site no longer has. */
export function findSteps({ steps }: KeptPlacement, learner: Learner<SiteGraph>): readonly PlacementStep[] {
  return steps
    .map(({ concept, isRight }) => ({ concept: findIndex(learner, concept), isRight }))
    .filter(({ concept }) => concept >= 0);
}

/** What to ask about a concept: one question rather than a case, which takes long. */
export function pickItem(index: number, { course, history }: Learner<SiteGraph>): SessionItem | undefined {
  const concept = course.concepts[index];
  const single = concept && pickGroup({ ...concept, groups: concept.groups.filter(isSingle) }, history);
  const group = single ?? pickGroup(concept, history);
  return group && { concept: index, group };
}

/** Whether the latest attempts show that the learner knows the concept. */
export function isKnown(attempts: readonly (AttemptEvent | undefined)[]): boolean {
  return attempts.every((attempt) => attempt !== undefined && isPassedWithoutHint(attempt));
}

function isSingle({ questions }: QuestionGroup): boolean {
  return questions.length === 1;
}
