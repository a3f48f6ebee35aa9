// SPDX-License-Identifier: MIT
// Fetches the pages of concepts, each once while the review is open.

import { findAddress } from "../mastery/shared.ts";

/** The page of a concept. */
export interface FetchedPage {
  readonly document: Document;
  /** Where it is. Its links are relative to this. */
  readonly address: string;
}

/** A page, or why there is none: the site no longer has it, or it cannot be loaded now. */
export type PageResult = FetchedPage | "gone" | "failed";

const fetched = new Map<string, Promise<PageResult>>();

/** Fetches a page by its path, relative to the root of the site. What failed is tried again the next time. */
export async function fetchPage(path: string): Promise<PageResult> {
  const fetching = fetched.get(path) ?? load(path);
  fetched.set(path, fetching);
  const result = await fetching;
  if (result === "failed") fetched.delete(path);
  return result;
}

async function load(path: string): Promise<PageResult> {
  const address = findAddress(path);
  try {
    const response = await fetch(address);
    if (response.status === 404 || response.status === 410) return "gone";
    if (!response.ok) return "failed";
    const document = new DOMParser().parseFromString(await response.text(), "text/html");
    return { document, address };
  } catch {
    // Offline.
    return "failed";
  }
}
