// SPDX-License-Identifier: MIT
// The script with the stores. It comes before all scripts that use them.

import * as store from "../store/shared.ts";

globalThis.cairn = { ...globalThis.cairn, store };
