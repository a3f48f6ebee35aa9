// SPDX-License-Identifier: MIT
// The script on every page. It loads the other scripts when a page needs them, so that pages without questions,
// sortable tables or searches download almost nothing. It is a classic script, because browsers block modules
// on file://, and instant navigation does not run scripts that only some pages have.

import { loadNeededScripts } from "../elements/load-scripts.ts";
import { restartTheme } from "../elements/restart-theme.ts";

restartTheme();
loadNeededScripts();
