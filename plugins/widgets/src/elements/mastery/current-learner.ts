// SPDX-License-Identifier: MIT
// The learner of this browser, kept up to date while the record changes, for all scripts of a page. Each time it is
// computed, a snapshot is stored, so that the next page shows it without loading anything.

import type { Json } from "../../core/json.ts";
import { findDay } from "../../core/learner/day.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import { type Clock, type Learner, LearnerReader } from "../../core/learner/learner.ts";
import { readSnapshotValue, type Snapshot, takeSnapshot } from "../../core/learner/snapshot.ts";
import { isEvent, type LearnerEvent } from "../../core/learner-event.ts";
import type { EventStore } from "../../store/event-store.ts";
import {
  getClock,
  identifyRecord,
  openStore,
  readSnapshot,
  setMark,
  writeSnapshot,
} from "../../store/shared.ts";
import { fetchGraph } from "./fetch-graph.ts";
import { fetchGraphName } from "./fetch-name.ts";
import { isFromFolder, RECORD } from "./site.ts";
import { SnapshotEvent } from "./snapshot-event.ts";

/** A learner with its snapshot. */
export interface Current {
  readonly learner: Learner<SiteGraph>;
  readonly snapshot: Snapshot;
}

type Listener = (current: Current) => void;

const listeners = new Set<Listener>();
let store: EventStore | undefined;
let reader: LearnerReader | undefined;
let log: readonly Json[] = [];
let current: Current | undefined;
let loading: Promise<void> | undefined;

/** The store of this site's record. */
export function openSiteStore(): EventStore {
  store ??= openAndFollow();
  return store;
}

/** The learner as it is now, or undefined if the graph of the site cannot be loaded. */
export async function loadLearner(): Promise<Current | undefined> {
  loading ??= load();
  await loading;
  return current;
}

/** Computes the learner unless the stored snapshot belongs to the stored record and the published graph. */
export async function refreshSnapshot(): Promise<void> {
  const snapshot = readSnapshotValue(readSnapshot(RECORD) ?? null);
  const isFresh =
    !isFromFolder() &&
    snapshot?.record === identifyRecord(RECORD) &&
    snapshot.graph === (await fetchGraphName());
  if (!isFresh) await update();
}

/** Marks the concept with a page as known, or withdraws the mark. Returns whether that was possible. */
export async function markPage(path: string, isKnown: boolean): Promise<boolean> {
  const concept = (await loadLearner())?.learner.course.concepts.find((known) => known.path === path);
  if (concept) setMark(openSiteStore(), concept.id, isKnown ? "known" : "none");
  return concept !== undefined;
}

/** Calls the listener whenever the learner has changed, until the signal is aborted. */
export function followLearner(listener: Listener, signal?: AbortSignal): void {
  openSiteStore();
  listeners.add(listener);
  signal?.addEventListener("abort", () => listeners.delete(listener));
}

function openAndFollow(): EventStore {
  const opened = openStore(RECORD);
  // After the current task, so that an answer is shown before anything is computed.
  opened.subscribe(() => setTimeout(update), new AbortController().signal);
  // A page may stay open overnight.
  document.addEventListener("visibilitychange", () => {
    if (!isNewDay()) return;
    log = [];
    update();
  });
  return opened;
}

function isNewDay(): boolean {
  const { now, offset } = getClock();
  const learner = current?.learner;
  return learner !== undefined && findDay(now, offset, learner.course.dayEndsAt) !== learner.today;
}

async function load(): Promise<void> {
  const graph = await fetchGraph();
  // A graph that could not be loaded may be there at the next try.
  if (!graph) loading = undefined;
  else {
    reader = new LearnerReader(graph);
    await compute(reader);
  }
}

async function update(): Promise<void> {
  if (!reader) await loadLearner();
  else if (openSiteStore().read() !== log) await compute(reader);
  if (!current) return;
  document.dispatchEvent(new SnapshotEvent(current.snapshot));
  for (const listener of listeners) listener(current);
}

async function compute(from: LearnerReader): Promise<void> {
  const graph = (await fetchGraphName()) ?? "";
  // All at once from here on, so that what two computations add to the learner cannot be mixed up.
  const before = current?.learner;
  const known = log;
  log = openSiteStore().read();
  const added = findAdded(known, log);
  const clock: Clock = getClock();
  const learner = (before && added && from.extend(before, added, clock)) ?? from.read(log, clock);
  const snapshot = takeSnapshot(learner, graph, identifyRecord(RECORD));
  writeSnapshot(RECORD, snapshot);
  current = { learner, snapshot };
}

/** The events after those that are known, or undefined if the log is not the known one with more at its end. */
function findAdded(known: readonly Json[], now: readonly Json[]): readonly LearnerEvent[] | undefined {
  const isLonger = known.length > 0 && known.at(-1) === now[known.length - 1] && known[0] === now[0];
  const added = isLonger ? now.slice(known.length) : undefined;
  return added?.every(isEvent) ? added : undefined;
}
