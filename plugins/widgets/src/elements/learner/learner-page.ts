// SPDX-License-Identifier: MIT
// Shows on each page what the reader has learned. The stored snapshot is painted at once; if it is stale, `mastery.js`
// computes a new one.

import { findDay } from "../../core/learner/day.ts";
import {
  countDue,
  findChapterCounts,
  findPageState,
  readSnapshotValue,
  type Snapshot,
} from "../../core/learner/snapshot.ts";
import { getClock } from "../../store/environment.ts";
import { readFollowedPath } from "../../store/session/followed-path.ts";
import { identifyRecord, readSnapshot } from "../../store/snapshot-storage.ts";
import { isConceptPage } from "../concept-page.ts";
import { onEachPage } from "../each-page.ts";
import "../globals.ts";
import { loadMastery } from "../load-mastery.ts";
import { fetchGraphName } from "../mastery/fetch-name.ts";
import { findOwnAddress, findPath, isFromFolder, RECORD, ROOT } from "../mastery/site.ts";
import { SnapshotEvent } from "../mastery/snapshot-event.ts";
import { linkHomeScreen } from "../offline/home-screen.ts";
import { showConceptState } from "./concept-state.ts";
import { showCounts, showTally } from "./counts.ts";
import { showHeaderEntry } from "./header-entry.ts";
import { markLinks } from "./link-marks.ts";
import { sayState } from "./messages.ts";

// The scripts that the elements of a page need.
const NEEDS = {
  ".cairn-path, cairn-next-steps": "paths",
  "cairn-progress": "progress",
  "cairn-review": "review",
};
const PROGRESS = "progress/";

/** Follows the reader from page to page. */
export function showLearner(): void {
  onEachPage(() => {
    show();
    linkHomeScreen(ROOT);
    for (const [selector, script] of Object.entries(NEEDS)) {
      if (document.querySelector(selector)) loadAfterMastery(script);
    }
    if (readFollowedPath(RECORD)) loadAfterMastery("paths");
  });
  document.addEventListener(SnapshotEvent.type, (event) => paint((event as SnapshotEvent).snapshot));
  addEventListener("cairn-question-attempted", loadMastery);
  // The record may have changed in another tab or on another page, and the day too.
  document.addEventListener("visibilitychange", show);
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}

/** Paints what is stored, and has it computed again if it is stale. */
function show(): void {
  const snapshot = readSnapshotValue(readSnapshot(RECORD) ?? null);
  if (snapshot) paint(snapshot);
  refresh(snapshot);
}

/** Has a stale snapshot computed again. */
async function refresh(snapshot: Snapshot | undefined): Promise<void> {
  const isStale =
    !snapshot ||
    isFromFolder() ||
    snapshot.record !== identifyRecord(RECORD) ||
    snapshot.graph !== (await fetchGraphName());
  if (isStale) loadMastery();
}

/** Loads a script that needs `mastery.js`, without which it could not even start. */
async function loadAfterMastery(name: string): Promise<void> {
  await loadMastery();
  if (cairn?.mastery) cairn.load?.(name);
}

function paint(snapshot: Snapshot): void {
  const { now, offset } = getClock();
  const today = findDay(now, offset, snapshot.dayEndsAt);
  const findState = (link: Element) => findPageState(snapshot, findPath(addressOf(link)) ?? "");
  const findCounts = (link: HTMLAnchorElement) => findChapterCounts(snapshot, findPath(link.href) ?? "");
  const here = findPath(location.href) ?? "";
  markLinks(document, findState, today);
  if (cairn) cairn.sayState = (path) => sayState(findPageState(snapshot, path), today);
  showCounts(findCounts, findChapterCounts(snapshot, here));
  showHeaderEntry(findOwnAddress(PROGRESS), countDue(snapshot, today));
  if (!isConceptPage()) return;
  const state = findPageState(snapshot, here);
  showTally(state);
  showConceptState(state, today, (isKnown) => markAsKnown(here, isKnown));
}

/** The address of a link, also of one in a drawing. */
function addressOf(link: Element): string {
  const { href } = link as HTMLAnchorElement | SVGAElement;
  return typeof href === "string" ? href : new URL(href.baseVal, location.href).href;
}

async function markAsKnown(path: string, isKnown: boolean): Promise<void> {
  await loadMastery();
  // Without the graph, nothing is marked, so the box is as it was.
  if (!(await cairn?.mastery?.markPage(path, isKnown))) show();
}
