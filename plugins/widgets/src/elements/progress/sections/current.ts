// SPDX-License-Identifier: MIT
// What the sections of the progress page show, computed once for all of them.

import type { SiteGraph } from "../../../core/learner/graph-file.ts";
import type { Learner } from "../../../core/learner/learner.ts";
import { findCourseCounts, type Snapshot } from "../../../core/learner/snapshot.ts";
import { type Agenda, findAgenda } from "../../../core/progress/agenda.ts";
import { explainNext, type ReadyConcept } from "../../../core/progress/ready-concepts.ts";
import type { Current as Computed } from "../../mastery/shared.ts";

/** A learner as the page shows it. */
export interface Current {
  readonly learner: Learner<SiteGraph>;
  readonly snapshot: Snapshot;
  readonly agenda: Agenda;
  /** What the learner has begun and is not due, best first. */
  readonly begun: readonly ReadyConcept[];
  /** What the learner is ready for and has not begun, best first. */
  readonly ready: readonly ReadyConcept[];
  /** Whether nothing was learned yet. */
  readonly isNew: boolean;
}

/** What the page shows of a learner. */
export function describeCurrent({ learner, snapshot }: Computed): Current {
  const { mastered, known, learning } = findCourseCounts(snapshot);
  return {
    learner,
    snapshot,
    agenda: findAgenda(learner),
    ...explainNext(learner),
    isNew: mastered + known + learning === 0,
  };
}
