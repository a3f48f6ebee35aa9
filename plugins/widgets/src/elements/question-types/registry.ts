// SPDX-License-Identifier: MIT
// Which adapter serves which type of question. To add a type: its adapter in a folder beside this file
// and a line here, its rule under core/rules/, its vectors in tests/cases/score.json.

import type { MakeAdapter } from "../question/question-controls.ts";
import { makeBlanksAdapter } from "./blanks-controls.ts";
import { makeChoiceAdapter } from "./choice-controls.ts";
import { makeOpenAdapter } from "./open-controls.ts";
import { makeOrderAdapter } from "./order-controls.ts";
import { makeAssignAdapter } from "./select-controls.ts";
import { makeTextAdapter } from "./text-controls.ts";

/** The adapter of each type. */
export const ADAPTERS: ReadonlyMap<string, MakeAdapter> = new Map([
  ["single", makeChoiceAdapter],
  ["judge", makeChoiceAdapter],
  ["multiple", makeChoiceAdapter],
  ["order", makeOrderAdapter],
  ["match", makeAssignAdapter],
  ["sort", makeAssignAdapter],
  ["table", makeAssignAdapter],
  ["blanks", makeBlanksAdapter],
  ["number", makeTextAdapter],
  ["short", makeTextAdapter],
  ["open", makeOpenAdapter],
]);
