// SPDX-License-Identifier: MIT
// When the next reviews come, in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDate, sayBatches } from "../../../plugins/widgets/src/elements/dates.ts";
import { dayOf } from "../learner_core/samples.ts";

test("reviews are said by the number and the day, one after the other", () => {
  const batches = [
    { when: "tomorrow", day: dayOf(1), count: 2 },
    { when: "by", day: dayOf(3), count: 1200 },
    { when: "week", day: dayOf(8), count: 1 },
  ] as const;
  assert.equal(sayBatches(batches, dayOf(0)), "2 tomorrow, 1,200 by Sunday, and 1 next week");
  assert.equal(sayBatches([{ when: "day", day: dayOf(2), count: 3 }], dayOf(0)), "3 on Saturday");
  assert.equal(sayBatches([], dayOf(0)), "");
});

test("a date is written with the month, and with the year if it is not this one", () => {
  const batch = { when: "day", day: dayOf(19), count: 2 } as const;
  assert.equal(sayBatches([batch], dayOf(0)), "2 on January 20");
  assert.equal(formatDate(dayOf(19), dayOf(400)), "January 20, 2026");
});
