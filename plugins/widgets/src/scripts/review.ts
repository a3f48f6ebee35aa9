// SPDX-License-Identifier: MIT
// The script for the page of reviews and placements.

import { defineReview } from "../elements/review/review-element-define.ts";

defineReview();
