// SPDX-License-Identifier: MIT
// Bundles the sources into the files that the plugin serves, and fails if one exceeds its size limit.
// What several scripts share is bundled once: `store.ts` and `mastery.ts` put it into the global `cairn`, and the
// other bundles read it from there.

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import "./english.mjs";
import { fillMessages } from "./messages.mjs";

const SOURCES = `${import.meta.dirname}/src`;
const OUTPUT = `${import.meta.dirname}/../mkdocs_cairn/static/assets/cairn`;

// The maximum sizes, in bytes after gzip.
const SIZE_LIMITS = {
  "loader.js": 700,
  "store.js": 6_350,
  "questions.js": 14_000,
  "learner.js": 4_220,
  "map.js": 4_100,
  "map-more.js": 6_180,
  "mastery.js": 8_800,
  "paths.js": 12_000,
  "progress.js": 12_000,
  "settings.js": 9_000,
  "review.js": 12_350,
  "record.js": 3_000,
  "previews.js": 2_039,
  "questions.css": 4_750,
  "pages.css": 4_000,
  "drawings.css": 2_000,
  "map.css": 2_500,
  "report.css": 1_000,
  "learner.css": 6_000,
  "search.js": 5_080,
  "opener.js": 700,
  "search.css": 1_200,
  "theme-search.js": 1_000,
  "missing.js": 2_200,
  "tables.js": 800,
  "languages.js": 400,
  "sw.js": 3_100,
  "offline.css": 700,
  "scorm.js": 1_500,
  "scorm.css": 200,
};

// Members of `QuestionControls` and of what it is made from. No other bundle and no file knows them, so they get short
// names.
const CONTROLS =
  /^(readResponse|writeResponse|showResult|isKeyPlain|isPartly|isCleared|isSameText|emptyMessage|keyMessage|findEmpty|findFirst|findRightResponse|openSelfAssessment|isRestored|checkLabel|withKey|explain|summarize|addListeners|readKey|findAnswer|isValid)$/;

// The shared modules, by their names in the global. What says sentences is in the store, too.
const MESSAGES = `${SOURCES}/core/messages.ts`;
const SHARED = { store: `${SOURCES}/store/shared.ts`, mastery: `${SOURCES}/elements/mastery/shared.ts` };

/** Replaces shared modules by what is in the global, except in the bundles that put it there. */
function shareModules(modules) {
  return {
    name: "share-modules",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /(shared|messages)\.ts$/ }, ({ path, importer, resolveDir }) => {
        const part = Object.keys(modules).find((name) => modules[name] === resolve(resolveDir, path));
        if (
          !part ||
          SCRIPTS.some((path) => importer === `${SOURCES}/${path}` && path.endsWith(`/${part}.ts`))
        )
          return undefined;
        // What says sentences is part of the store.
        return { path: part === "messages" ? "store" : part, namespace: "global", sideEffects: false };
      });
      onLoad({ filter: /.*/, namespace: "global" }, async ({ path }) => {
        const names = Object.keys(await import(modules[path])).join(", ");
        return { contents: `export const { ${names} } = globalThis.cairn.${path};` };
      });
    },
  };
}

// One bundle for each script, and for each style sheet that is not only imported by another.
const SCRIPTS = globSync("scripts/**/*.ts", { cwd: SOURCES });
// Those that come after the script with the store.
const WITH_STORE = ["questions", "record", "mastery", "paths", "progress", "review", "settings"];
const STYLES = globSync("styles/*.css", { cwd: SOURCES }).filter((path) => path !== "styles/marks.css");

await mkdir(OUTPUT, { recursive: true });
const hasStore = (path) => WITH_STORE.some((name) => path.endsWith(`/${name}.ts`));
const entries = [...SCRIPTS, ...STYLES].sort();
const built = await Promise.all([
  bundle(entries.filter(hasStore), { ...SHARED, messages: MESSAGES }),
  bundle(
    entries.filter((path) => !hasStore(path)),
    SHARED,
  ),
]);

/** Bundles scripts and styles, each by itself, and returns the paths of what is in them. */
async function bundle(paths, modules) {
  const { metafile } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: paths.map((path) => `${SOURCES}/${path}`),
    plugins: [shareModules(modules)],
    entryNames: "[name]",
    outdir: OUTPUT,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    pure: ["message"],
    mangleProps: CONTROLS,
    metafile: true,
    logLevel: "warning",
  });
  return Object.keys(metafile.inputs);
}

// The licenses of the packages that are in the bundles have to be published with them.
const packages = new Set(
  built.flat().flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
);
const licenses = [...packages].sort().map((folder) => {
  const { name, version } = JSON.parse(
    readFileSync(`${import.meta.dirname}/${folder}/package.json`, "utf-8"),
  );
  return `${name} ${version}\n\n${readFileSync(`${import.meta.dirname}/${folder}/LICENSE`, "utf-8").trim()}\n`;
});
writeFileSync(`${OUTPUT}/licenses.txt`, licenses.join("\n\n"));

for (const [name, limit] of Object.entries(SIZE_LIMITS)) {
  const text = fillMessages(readFileSync(`${OUTPUT}/${name}`, "utf-8"), "en");
  const size = gzipSync(text, { level: 9 }).length;
  console.log(`${name}: ${text.length} characters, ${size} bytes compressed`);
  if (size > limit) {
    console.error(
      `${name}: ${size} bytes exceed the limit of ${limit}. Make the file smaller, or raise the limit.`,
    );
    process.exitCode = 1;
  }
}
