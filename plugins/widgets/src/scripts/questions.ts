// SPDX-License-Identifier: MIT
// The script for pages with questions.

import { RECORD } from "../elements/mastery/site.ts";
import "../elements/globals.ts";
import { QuestionAttemptedEvent } from "../elements/question/question-attempted-event.ts";
import { defineQuestion } from "../elements/question/question-element-define.ts";

defineQuestion();
// The first answer begins a record.
addEventListener(QuestionAttemptedEvent.type, () => RECORD && cairn?.load?.("learner"));
