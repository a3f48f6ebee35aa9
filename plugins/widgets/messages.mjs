// SPDX-License-Identifier: MIT
// The sentences of a language in a bundle, where it says `message("missing.search")`, as each site puts them there.

import { readFileSync } from "node:fs";

const FOLDER = `${import.meta.dirname}/../mkdocs_cairn/languages`;

/** The sentences of a language, by their names. */
export function readMessages(language) {
  return { ...JSON.parse(readFileSync(`${FOLDER}/${language}.json`, "utf-8")), language };
}

/** Returns a bundle with its sentences. */
export function fillMessages(bundle, language) {
  const sentences = readMessages(language);
  const filled = bundle.replace(/(?<![\w.$])message\("([\w.-]+)"\)/g, (_, name) => JSON.stringify(sentences[name]));
  if (/(?<![\w.$])message\(/.test(filled)) throw new Error("A name of a message is not written as it should be.");
  return filled;
}
