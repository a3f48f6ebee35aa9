// SPDX-License-Identifier: MIT
// The script of the search, loaded when a reader opens it.

import { defineSearch } from "../../elements/search/search-element-define.ts";

defineSearch();
