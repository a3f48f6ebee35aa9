// SPDX-License-Identifier: MIT
// The script that the loader appends once a reader opens the search.

import { defineSearch } from "./elements/search/search-element-define.ts";

defineSearch();
