// SPDX-License-Identifier: MIT
// The script for what the map of the course needs besides its cells. It is loaded when a reader begins to use the map,
// for readers with a record, and for the map of a very large site.

import { defineOnce } from "../elements/define-once.ts";
import { MapKeyElement } from "../elements/map/map-key-element.ts";

defineOnce("cairn-map-key", MapKeyElement);
