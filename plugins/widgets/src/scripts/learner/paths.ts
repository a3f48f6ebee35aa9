// SPDX-License-Identifier: MIT
// The script of paths and next steps, for readers with a record.

import { defineNextSteps } from "../../elements/paths/next-steps-element.ts";
import { showPaths } from "../../elements/paths/paths-page.ts";

defineNextSteps();
showPaths();
