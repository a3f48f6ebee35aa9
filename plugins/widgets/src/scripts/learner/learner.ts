// SPDX-License-Identifier: MIT
// The script for readers with a record: marks on every page, and the other scripts of the learner layer.

import { showLearner } from "../../elements/learner/learner-page.ts";

showLearner();
