// SPDX-License-Identifier: MIT
// Fetches pages with the files that they need.

import { findPageFiles, findPageTitle } from "../../core/offline/page-files.ts";
import { findRequestKind, stripAddress } from "../../core/offline/request-kind.ts";
import { type Entry, findKept } from "./site-caches.ts";
import { CACHE, isGone, ROOT, SITE } from "./worker-site.ts";

/** The header under which the title of a kept page is stored. */
export const TITLE_HEADER = "x-cairn-title";

const MAX_FILE_BYTES = 3_000_000;

/** A page as it is now, with its files. Nothing if the site does not have it; fails if the site does not answer. */
export async function fetchPage(address: string): Promise<readonly Entry[]> {
  const response = await fetchOrFail(address, "no-cache");
  return isKeepable(response) ? collectPage(address, response) : [];
}

/** A page that was fetched, with its files. For these, copies that the browser has are right. */
export async function collectPage(address: string, response: Response): Promise<readonly Entry[]> {
  const html = await response.text();
  const files = findPageFiles(html, address).flatMap(addGraph);
  const entries = await Promise.all(files.map(fetchFile));
  const headers = new Headers(response.headers);
  // These described the bytes that were sent.
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set(TITLE_HEADER, encodeURIComponent(findPageTitle(html, SITE.name)));
  return [...entries.flat(), [stripAddress(address), new Response(html, { headers })]];
}

/** A script or style of this version. Thanks to the query, no cache on the way can have an earlier one. */
export async function fetchForVersion(path: string): Promise<readonly Entry[]> {
  const address = ROOT + path;
  const response = await fetchOrFail(`${address}?${SITE.version}`, "no-store");
  return isKeepable(response) ? [[address, await readWhole(response)]] : [];
}

/** The file that names the graph, with the graph, without which it would be useless. */
export async function collectGraph(address: string, response: Response): Promise<readonly Entry[]> {
  const { graph } = (await response.clone().json()) as { readonly graph: string };
  const named = new URL(graph, address).href;
  const entries = await fetchFile(named);
  const isThere = entries.length > 0 || (await findKept(CACHE, named));
  return isThere ? [...entries, [address, response]] : [];
}

/** Whether a response can be kept. One that was redirected could not be opened as a page. */
export function isKeepable({ ok, redirected, type, headers }: Response): boolean {
  return ok && !redirected && type === "basic" && Number(headers.get("content-length")) < MAX_FILE_BYTES;
}

/** A file that a page needs, unless it is kept already and cannot have changed. */
async function fetchFile(address: string): Promise<readonly Entry[]> {
  const kind = findRequestKind(address, ROOT, SITE);
  const isFixed = kind === "lasting" || kind === "graph" || SITE.files.includes(address.slice(ROOT.length));
  if (kind === "other" || kind === "page" || (isFixed && (await findKept(CACHE, address)))) return [];
  const response = await fetch(address).catch(Response.error);
  if (!isKeepable(response)) return [];
  const whole = await readWhole(response);
  return kind === "pointer" ? collectGraph(address, whole) : [[address, whole]];
}

async function fetchOrFail(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache });
  if (!response.ok && !isGone(response)) throw new Error(address);
  return response;
}

/** The response with its body in memory. An unread body would keep its connection, and there are few. */
async function readWhole(response: Response): Promise<Response> {
  return new Response(await response.blob(), response);
}

/** The addresses to fetch for a file: beside the loader is the file that names the graph. */
function addGraph(file: string): readonly string[] {
  return [file, file.replace(/(assets\/cairn\/)loader\.js$/, "$1graph.json")];
}
