// SPDX-License-Identifier: MIT
// Runs before the theme's own code in the worker of its search, and puts concepts first whose name is the query.

import { rankNamesFirst } from "../../elements/search/theme-search.ts";

rankNamesFirst();
