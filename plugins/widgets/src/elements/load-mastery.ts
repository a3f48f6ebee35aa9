// SPDX-License-Identifier: MIT
// Loads what computes the learner. It shares what it knows as `cairn.mastery`.

import "./globals.ts";

/** Loads what computes the learner, which then computes it if the snapshot is stale. It may fail. */
export async function loadMastery(): Promise<void> {
  cairn?.load?.("store");
  const script = cairn?.load?.("mastery");
  if (cairn?.mastery) return;
  await new Promise((resolve) => {
    for (const end of ["load", "error"]) script?.addEventListener(end, resolve);
  });
}
