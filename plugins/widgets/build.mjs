// SPDX-License-Identifier: MIT
// Bundles the sources into the files that the plugin serves, and fails if one exceeds its size limit.

import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const SOURCES = `${import.meta.dirname}/src`;
const OUTPUT = `${import.meta.dirname}/../mkdocs_cairn/static/assets/cairn`;

// The maximum sizes, in bytes after gzip.
const SIZE_LIMITS = {
  "loader.js": 600,
  "questions.js": 14_000,
  "record.js": 3_000,
  "questions.css": 4_000,
  "pages.css": 4_000,
  "learner.css": 6_000,
  "search.js": 5_000,
  "search.css": 1_200,
  "tables.js": 800,
};

await mkdir(OUTPUT, { recursive: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [
    ...["loader.ts", "questions.ts", "record.ts", "search.ts", "tables.ts"],
    ...["styles/questions.css", "styles/pages.css", "styles/learner.css", "styles/search.css"],
  ].map((name) => `${SOURCES}/${name}`),
  entryNames: "[name]",
  outdir: OUTPUT,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
});

for (const [name, limit] of Object.entries(SIZE_LIMITS)) {
  const bytes = readFileSync(`${OUTPUT}/${name}`);
  const size = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name}: ${bytes.length} bytes, ${size} compressed`);
  if (size > limit) {
    console.error(
      `${name}: ${size} bytes exceed the limit of ${limit}. Make the file smaller, or raise the limit.`,
    );
    process.exitCode = 1;
  }
}
