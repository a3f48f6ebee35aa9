// SPDX-License-Identifier: MIT
// The script of the previews of links, which the loader loads when a pointer or the keyboard is first used.

import { showPreviews } from "../elements/previews/show-previews.ts";

showPreviews();
