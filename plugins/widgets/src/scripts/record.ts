// SPDX-License-Identifier: MIT
// The script for the menu of the learner record.

import { defineRecord } from "../elements/record/record-element-define.ts";

defineRecord();
