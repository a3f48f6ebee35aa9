// SPDX-License-Identifier: MIT
// Answers the requests of the pages of a site: from the network as long as there is one, otherwise from the cache.

import { addKeptPages } from "../../core/offline/offline-page.ts";
import { findRequestKind, type RequestKind, stripAddress } from "../../core/offline/request-kind.ts";
import { orderSources, type PageOrigin } from "../../core/offline/sources.ts";
import { collectGraph, collectPage, isKeepable, TITLE_HEADER } from "./fetch-pages.ts";
import { keepVerified } from "./keep-pages.ts";
import { findKept, hasList, listKept } from "./site-caches.ts";
import type { FetchEvent } from "./worker-scope.ts";
import { CACHE, PREFIX, ROOT, SCOPE, SITE } from "./worker-site.ts";

const PATIENCE = 3000;
const OFFLINE_PAGE = "assets/cairn/offline.html";

// By the id of the open page. Those that are verified are left out, and the browser may stop the worker at any time.
const origins = new Map<string, PageOrigin>();

/** Answers a request, unless it is left to the browser. */
export function answerRequest(event: FetchEvent): void {
  const { url, method, mode } = event.request;
  const kind = findRequestKind(url, ROOT, SITE, mode === "navigate");
  if (method === "GET" && kind !== "other") event.respondWith(answer(event, kind));
}

async function answer(event: FetchEvent, kind: RequestKind): Promise<Response> {
  const page = event.resultingClientId || event.clientId;
  const { url, mode } = event.request;
  const address = kind === "page" ? stripAddress(url) : url;
  const sources = orderSources(kind, origins.get(page) ?? "verified", SCOPE.navigator.onLine);
  const kept = sources.includes("cache") ? await findKept(CACHE, address) : undefined;
  if (!kept || sources[0] === "network") {
    const fetched = fetchAndKeep(event, kind, page, address);
    const response = await (kept ? Promise.race([fetched, wait()]) : fetched);
    // Until a page is known to be of this version, it must not get scripts from the cache.
    if (response && kind === "page") origins.set(page, "unverified");
    if (response) return response;
  }
  if (kept && kind === "page") origins.set(page, "cache");
  return kept ?? (mode === "navigate" ? writePage() : Response.error());
}

/** The response of the network, if there is one. It is kept once it has been passed on. */
async function fetchAndKeep(
  event: FetchEvent,
  kind: RequestKind,
  page: string,
  address: string,
): Promise<Response | undefined> {
  const fetched = fetch(event.request);
  const kept = fetched.then((response) => keep(kind, page, address, response.clone()));
  event.waitUntil(kept.catch(() => {}));
  return fetched.catch(() => undefined);
}

async function keep(kind: RequestKind, page: string, address: string, response: Response): Promise<void> {
  const collect = { page: collectPage, pointer: collectGraph }[kind as string];
  if (!collect) return;
  const isWanted = isKeepable(response) && (await hasList(PREFIX));
  const entries = isWanted ? await collect(address, response) : [];
  const isVerified = await keepVerified(entries);
  if (isVerified && origins.get(page) === "unverified") origins.delete(page);
}

/** The page that says that nothing is kept under an address. */
async function writePage(): Promise<Response> {
  const template = await findKept(CACHE, ROOT + OFFLINE_PAGE);
  if (!template) return Response.error();
  const findPage = async (address: string) => {
    const title = (await findKept(CACHE, address))?.headers.get(TITLE_HEADER) ?? "";
    return { address, title: decodeURIComponent(title) };
  };
  const kept = await Promise.all((await listKept(CACHE)).map(findPage));
  const html = addKeptPages(await template.text(), ROOT, kept);
  return new Response(html, { status: 503, headers: { "content-type": "text/html" } });
}

function wait(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE));
}
