// SPDX-License-Identifier: MIT
// The script that the loader appends where a table sorts.

import { defineSortable } from "./elements/sortable/sortable-element-define.ts";

defineSortable();
