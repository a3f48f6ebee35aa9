// SPDX-License-Identifier: MIT
// The script for the menu of the learner record. It comes after the script for questions, whose stores it uses.

import { defineRecord } from "./elements/record/record-element-define.ts";

defineRecord();
