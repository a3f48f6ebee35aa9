// SPDX-License-Identifier: MIT
// The script for pages with questions.

import "../elements/globals.ts";
import { QuestionAttemptedEvent } from "../elements/question/question-attempted-event.ts";
import { defineQuestion } from "../elements/question/question-element-define.ts";

defineQuestion();
// The first answer begins a record.
addEventListener(QuestionAttemptedEvent.type, () => cairn?.hasLearner && cairn.load?.("learner"));
