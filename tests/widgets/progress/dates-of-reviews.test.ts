// SPDX-License-Identifier: MIT
// The dates of the next reviews, as the pages of next steps and of reviews say them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sayNextReviews } from "../../../plugins/widgets/src/elements/paths/messages.ts";
import { sayNextReviews as sayInReview } from "../../../plugins/widgets/src/elements/review/messages.ts";
import { dayOf } from "../learner_core/samples.ts";

test("a date is written as on the progress page of a site in English", () => {
  const batch = { when: "day", day: dayOf(19), count: 2 } as const;
  assert.equal(sayNextReviews(batch, dayOf(0)), "Your next reviews: 2 on January 20.");
  assert.equal(sayInReview([batch], dayOf(0)), "Your next reviews: 2 concepts on January 20.");
});
