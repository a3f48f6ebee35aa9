// SPDX-License-Identifier: MIT
// Reads [texts of graph files, titles, [id, salt]s] from a file, and writes what the scripts make of each of them.

import { readFileSync } from "node:fs";
import {
  decodeGraph,
  deriveId,
  findQuestionKey,
} from "../../plugins/widgets/src/core/learner/graph-file.ts";

const [texts, titles, ids] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf-8")) as [
  string[],
  string[],
  [string, number][],
];
const graphs = texts.map((text) => decodeGraph(JSON.parse(text)) ?? null);
const keys = ids.map(([id, salt]) => findQuestionKey(id, salt));
process.stdout.write(JSON.stringify([graphs, titles.map(deriveId), keys]));
