// SPDX-License-Identifier: MIT
// The script for pages with questions.

import { defineQuestion } from "./elements/question/question-element-define.ts";

defineQuestion();
