// SPDX-License-Identifier: MIT
// The service worker of a site, published as `sw.js` after a line with its settings. No page loads it unless its reader
// wants to keep pages for offline.

import { startWorker } from "../store/offline/start-worker.ts";

startWorker();
