// SPDX-License-Identifier: MIT
// Which adapter serves which type of question. To add a type: its adapter in a folder beside this file
// and a line here, its rule under core/rules/, its vectors in tests/cases/score.json.

import type { CreateControls } from "../question/question-controls.ts";
import { createBlanksControls } from "./blanks-controls.ts";
import { createChoiceControls } from "./choice-controls.ts";
import { createOpenControls } from "./open-controls.ts";
import { createOrderControls } from "./order-controls.ts";
import { createSelectControls } from "./select-controls.ts";
import { createTextControls } from "./text-controls.ts";

/** The adapter of each type. */
export const CONTROLS: ReadonlyMap<string, CreateControls> = new Map([
  ["single", createChoiceControls],
  ["judge", createChoiceControls],
  ["multiple", createChoiceControls],
  ["order", createOrderControls],
  ["match", createSelectControls],
  ["sort", createSelectControls],
  ["table", createSelectControls],
  ["blanks", createBlanksControls],
  ["number", createTextControls],
  ["short", createTextControls],
  ["open", createOpenControls],
]);
