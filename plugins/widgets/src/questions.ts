// SPDX-License-Identifier: MIT
// The script that the loader appends where a question stands.

import { defineQuestion } from "./elements/question/question-element-define.ts";
import { defineRecord } from "./elements/record/record-element-define.ts";

defineQuestion();
defineRecord();
