// SPDX-License-Identifier: MIT
// The script for what readers can do with their record. It is loaded after the one that shows their progress.

import { defineSettings } from "../elements/settings/settings-element-define.ts";

defineSettings();
