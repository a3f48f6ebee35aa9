// SPDX-License-Identifier: MIT
// The script that computes what the reader has mastered. It is loaded when the stored snapshot is stale, and by the
// scripts that need more than the snapshot.

import { refreshSnapshot } from "../../elements/mastery/current-learner.ts";
import * as mastery from "../../elements/mastery/shared.ts";

globalThis.cairn = { ...globalThis.cairn, mastery };

refreshSnapshot();
