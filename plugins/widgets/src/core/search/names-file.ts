// SPDX-License-Identifier: MIT
// Reads the names of all pages of a site; `mkdocs_cairn/missing/names_file.py` writes and describes them.

import { deriveId } from "../learner/graph-file.ts";
import { decode, type NamedPage } from "./nearest-names.ts";

/** What the file holds. */
export interface NamesFile {
  readonly before: string;
  readonly after: string;
  readonly pages: readonly (readonly [string, string | 0, ...string[]])[];
}

/** The pages in the file. */
export function readNamesFile({ before, after, pages }: NamesFile): readonly NamedPage[] {
  return pages.map(([title, address, ...others]) => {
    const path = address === 0 ? `${before}${encodeURIComponent(deriveId(title))}${after}` : address;
    const ending = path
      .replace(/\/$/, "")
      .replace(/\.html$/, "")
      .replace(/.*\//, "");
    return { title, path, names: [title, decode(ending), ...others].filter(Boolean) };
  });
}
