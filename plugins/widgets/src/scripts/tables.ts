// SPDX-License-Identifier: MIT
// The script for pages with sortable tables.

import { defineSortable } from "../elements/sortable/sortable-element-define.ts";

defineSortable();
