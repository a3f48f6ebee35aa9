// SPDX-License-Identifier: MIT
// The script for the page of reviews and placements.

import { followReturns } from "../../elements/returning.ts";
import { defineReview } from "../../elements/review/review-element-define.ts";

followReturns();
defineReview();
