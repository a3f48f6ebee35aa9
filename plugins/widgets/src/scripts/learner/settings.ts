// SPDX-License-Identifier: MIT
// The script for what readers can do with their record. It is loaded after the one that shows their progress, and at
// the end of a review session.

import { defineSettings } from "../../elements/settings/settings-element-define.ts";
import { followSessions } from "../../elements/settings/site-file.ts";

defineSettings();
followSessions();
