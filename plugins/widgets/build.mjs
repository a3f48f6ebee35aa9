// SPDX-License-Identifier: MIT
// Turns the sources into the files that the plugin serves, and refuses to let them grow unnoticed.

import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const FROM = `${import.meta.dirname}/src`;
const TO = `${import.meta.dirname}/../mkdocs_cairn/static/assets/cairn`;

// The most bytes that a reader is sent, compressed.
const BUDGETS = {
  "loader.js": 600,
  "questions.js": 14_000,
  "questions.css": 4_000,
  "pages.css": 8_000,
  "search.js": 5_000,
  "search.css": 1_200,
  "tables.js": 800,
};

await mkdir(TO, { recursive: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [
    ...["loader.ts", "questions.ts", "search.ts", "tables.ts"],
    ...["styles/questions.css", "styles/pages.css", "styles/search.css"],
  ].map((name) => `${FROM}/${name}`),
  entryNames: "[name]",
  outdir: TO,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
});

for (const [name, budget] of Object.entries(BUDGETS)) {
  const bytes = readFileSync(`${TO}/${name}`);
  const size = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name}: ${bytes.length} bytes, ${size} compressed`);
  if (size > budget) {
    console.error(
      `${name}: ${size} bytes are more than its budget of ${budget}. Make it smaller, or raise the budget.`,
    );
    process.exitCode = 1;
  }
}
