// SPDX-License-Identifier: MIT
// Excerpts as runs of text: what was found in them, and what stands around it. Pure, so that nothing that a
// page says can be taken for markup.

/** A stretch of an excerpt. */
export interface Run {
  readonly text: string;
  /** Whether it is what was looked for. */
  readonly isFound: boolean;
}

/** The runs of an excerpt in which `<mark>` is the only markup; every other `<` was written `&lt;`. */
export function parseExcerpt(excerpt: string): readonly Run[] {
  const parts = excerpt.split(/<\/?mark>/);
  const runs = parts.map((part, place) => ({ text: readSigns(part), isFound: place % 2 === 1 }));
  return runs.filter(({ text }) => text !== "");
}

function readSigns(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

/** A text as runs, in which the words are found that were found in excerpts. */
export function markWords(text: string, excerpts: readonly string[]): readonly Run[] {
  const found = new Set(
    excerpts
      .flatMap(parseExcerpt)
      .filter((run) => run.isFound)
      .map((run) => bare(run.text)),
  );
  return text
    .split(/(\s+)/)
    .map((word) => ({ text: word, isFound: found.has(bare(word)) && bare(word) !== "" }));
}

/** A word without its case and the signs around it. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
}
