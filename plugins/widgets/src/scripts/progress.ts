// SPDX-License-Identifier: MIT
// The script of the page that shows a reader's progress.

import { defineProgress } from "../elements/progress/progress-element-define.ts";

defineProgress();
