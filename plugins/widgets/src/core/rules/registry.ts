// SPDX-License-Identifier: MIT
// Which rule scores which type of question. To add a type: its rule in this folder and a line here,
// its adapter under elements/ and a line in elements/registry.ts, its vectors in tests/cases/score.json.

import type { Rule } from "../question.ts";
import { chooseMany, chooseOne } from "./choice.ts";
import { giveNumber } from "./number.ts";
import { writeOpenly } from "./open-response.ts";
import { putInOrder } from "./order.ts";
import { makeRowRule, TARGETS, TEXTS } from "./rows.ts";
import { giveText } from "./short-text.ts";

/** The rule of each type. */
export const RULES: ReadonlyMap<string, Rule> = new Map([
  ["single", chooseOne],
  ["judge", chooseOne],
  ["multiple", chooseMany],
  ["order", putInOrder],
  ["match", makeRowRule(TARGETS)],
  ["sort", makeRowRule(TARGETS)],
  ["table", makeRowRule(TARGETS)],
  ["blanks", makeRowRule(TEXTS)],
  ["number", giveNumber],
  ["short", giveText],
  ["open", writeOpenly],
]);
