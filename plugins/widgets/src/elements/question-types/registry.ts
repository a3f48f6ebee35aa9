// SPDX-License-Identifier: MIT
// The controls for each type of question. A new type needs controls in this folder and a line here; a rule in
// core/rules/ and a line in its registry; and rows in tests/cases/score.json.

import type { CreateControls } from "../question/question-controls.ts";
import { createBlanksControls } from "./blanks-controls.ts";
import { createChoiceControls } from "./choice-controls.ts";
import { createNumberControls } from "./number-controls.ts";
import { createOpenControls } from "./open-controls.ts";
import { createOrderControls } from "./order-controls.ts";
import { createSelectControls } from "./select-controls.ts";
import { createShortControls } from "./short-controls.ts";

/** The controls of each type. */
export const CONTROLS: ReadonlyMap<string, CreateControls> = new Map([
  ["single", createChoiceControls],
  ["judge", createChoiceControls],
  ["multiple", createChoiceControls],
  ["order", createOrderControls],
  ["match", createSelectControls],
  ["sort", createSelectControls],
  ["table", createSelectControls],
  ["blanks", createBlanksControls],
  ["number", createNumberControls],
  ["short", createShortControls],
  ["open", createOpenControls],
]);
