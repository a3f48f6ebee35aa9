// SPDX-License-Identifier: MIT
// Keeps the paths of each page up to date: where the reader is, and the strip of the path that is followed.

import type { SiteGraph } from "../../core/learner/graph-file.ts";
import { readSnapshotValue } from "../../core/learner/snapshot.ts";
import {
  type FollowedPath,
  followPath,
  keyOfPath,
  readFollowedPath,
} from "../../store/session/followed-path.ts";
import { readSnapshot } from "../../store/shared.ts";
import { onEachPage } from "../each-page.ts";
import { type Current, followLearner, loadLearner, RECORD } from "../mastery/shared.ts";
import { SnapshotEvent } from "../mastery/snapshot-event.ts";
import { findPagePaths, type PagePath, toFollowedPath } from "./page-path.ts";
import { showPathStatus } from "./path-status.ts";
import { showStrip } from "./path-strip.ts";

/** Follows the reader from page to page. */
export function showPaths(): void {
  onEachPage(() => {
    updateStrip();
    if (document.querySelector(".cairn-path"))
      loadLearner().then((current) => current && updateStatus(current));
  });
  followLearner(updateStatus);
  document.addEventListener(SnapshotEvent.type, updateStrip);
  addEventListener("storage", ({ key }) => {
    if (key === keyOfPath(RECORD) || key === null) updateAll();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && updateAll());
}

function updateAll(): void {
  updateStrip();
  loadLearner().then((current) => current && updateStatus(current));
}

function updateStatus({ learner }: Current): void {
  const followed = readFollowedPath(RECORD);
  for (const path of findPagePaths(learner.course)) {
    const isFollowed = followed?.goal === path.goal;
    if (isFollowed) keepCurrent(followed, path, learner.course);
    showPathStatus(path, learner, isFollowed, (isOn) => {
      followPath(RECORD, isOn ? toFollowedPath(path, learner.course) : undefined);
      updateAll();
    });
  }
}

/** The page of a path may have changed since the reader began to follow it. */
function keepCurrent(followed: FollowedPath, path: PagePath, graph: SiteGraph): void {
  const now = toFollowedPath(path, graph);
  if (now.page === followed.page && JSON.stringify(now) !== JSON.stringify(followed)) followPath(RECORD, now);
}

function updateStrip(): void {
  showStrip(readFollowedPath(RECORD), readSnapshotValue(readSnapshot(RECORD) ?? null), leave);
}

/** The strip goes, so the focus moves on to what follows it. */
function leave(): void {
  followPath(RECORD, undefined);
  updateStrip();
  document.querySelector<HTMLElement>(".md-footer a, [role=main] h1 a")?.focus();
}
