// SPDX-License-Identifier: MIT
// Which adapter serves which type of question. To add a type: its adapter in a folder beside this file
// and a line here, its rule under core/rules/, its vectors in tests/cases/score.json.

import type { MakeAdapter } from "./adapter.ts";
import { makeChoiceAdapter } from "./choices/choice-adapter.ts";
import { makeOpenAdapter } from "./open/open-adapter.ts";
import { makeOrderAdapter } from "./order/order-adapter.ts";
import { makeAssignAdapter } from "./rows/assign-adapter.ts";
import { makeBlanksAdapter } from "./rows/blanks-adapter.ts";
import { makeTextAdapter } from "./text/text-adapter.ts";

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
