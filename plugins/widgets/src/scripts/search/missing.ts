// SPDX-License-Identifier: MIT
// The script of the page about missing addresses. Only that page has it, directly, since the page may be shown at any
// depth. If the address of the site is not known, the page tries several addresses of this script; the first counts.

import { fillMissingPage } from "../../elements/missing/missing-page.ts";

fillMissingPage();
