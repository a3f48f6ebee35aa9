// SPDX-License-Identifier: MIT
// The script of the page that shows a reader's progress. What stands further down has a script of its own.

import "../../elements/globals.ts";
import { defineProgress } from "../../elements/progress/progress-element-define.ts";

defineProgress();
cairn?.load?.("settings");
