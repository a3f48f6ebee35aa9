// SPDX-License-Identifier: MIT
// Decides whether to remind a reader that Safari deletes what a site has stored after seven days without a visit.
// Only in Safari, only when there is something to lose, and at most once a week. A site that was added to the home
// screen is exempt.

import type { EventStore } from "../event-store.ts";
import type { Flags } from "./flags.ts";
import { ENOUGH_TO_LOSE } from "./persistence.ts";

const WEEK = 7 * 86_400_000;
const APPLE = /\(Macintosh|\(iPhone|\(iPad|\(iPod/;
// Others name Safari too, but not its version, or they also name themselves.
const SAFARI = /Version\/.* Safari\//;
const OTHER = /Chrom|CriOS|FxiOS|Edg|OPR\/|OPT\/|DuckDuckGo|Ddg\//;

/** Whether to show the reminder now. If so, it is not shown again for a week. */
export function takeSafariReminder(
  store: EventStore,
  flags: Flags,
  agent: string,
  isInstalled: boolean,
): boolean {
  const now = store.now();
  const last = Date.parse(flags.read("safari-reminded"));
  const isRecent = Math.abs(Date.parse(now) - last) < WEEK;
  if (!isSafari(agent) || isInstalled || isRecent || store.count() < ENOUGH_TO_LOSE) return false;
  flags.write("safari-reminded", now);
  return true;
}

/** Whether a user agent is that of Safari. */
export function isSafari(agent: string): boolean {
  return APPLE.test(agent) && SAFARI.test(agent) && !OTHER.test(agent);
}
