// SPDX-License-Identifier: MIT
// The script of pages with our search: it opens the search, and loads the rest of it then.

import { openSearchOnDemand } from "../../elements/search/search-opener.ts";

openSearchOnDemand();
