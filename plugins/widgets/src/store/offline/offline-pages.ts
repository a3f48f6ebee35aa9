// SPDX-License-Identifier: MIT
// What a page can do about reading offline: ask whether pages are kept, keep them, stop. Pages are kept by the service
// worker of the site, which is only installed once a reader wants that.

import { stripAddress } from "../../core/offline/request-kind.ts";
import { findCachePrefix } from "../../core/offline/settings.ts";
import { hasList, listCaches, removeCaches } from "./site-caches.ts";

/** Called as pages are kept. */
export type KeepListener = (done: number, total: number) => void;

/** The pages of one site that this browser keeps. */
export class OfflinePages {
  readonly #root: string;
  readonly #prefix: string;

  /** `root` is the address of the site. */
  constructor(root: string, recordName: string) {
    this.#root = root;
    this.#prefix = findCachePrefix(recordName, root);
  }

  /** Whether this browser can keep pages, and this site offers it. */
  async canKeep(): Promise<boolean> {
    if (!isSecureContext || !navigator.serviceWorker || !globalThis.caches) return false;
    if (await this.isKept()) return true;
    const worker = await fetch(this.#workerAddress).then(readText, () => "");
    return worker.includes('"site":{');
  }

  /** Whether the reader has asked to keep pages. */
  async isKept(): Promise<boolean> {
    const isListed = globalThis.caches && (await hasList(this.#prefix));
    return isListed && (await this.#findRegistration()) !== undefined;
  }

  /**
   * Keeps pages for offline: those at these addresses, relative to the root of the site, and those that the reader
   * visits from now on. Called again, it replaces the list, and fetches only what is missing or from an earlier day.
   * Returns how many pages could not be fetched. Fails if the browser refuses.
   */
  async keep(addresses: readonly string[], onProgress: KeepListener = () => {}): Promise<number> {
    const options = { scope: this.#root, updateViaCache: "none" } as const;
    const worker = await findWorker(await navigator.serviceWorker.register(this.#workerAddress, options));
    const absolute = addresses.map((address) => stripAddress(new URL(address, this.#root).href));
    return send(worker, absolute, onProgress);
  }

  /** Removes everything that was kept, and no longer keeps anything. */
  async stop(): Promise<void> {
    // Without the list, the worker keeps nothing more. It may just be about to keep something.
    await removeCaches(await listCaches(this.#prefix));
    await (await this.#findRegistration())?.unregister();
    await removeCaches(await listCaches(this.#prefix));
  }

  /** The size of all that is kept, in bytes. */
  async measure(): Promise<number> {
    const opened = await Promise.all((await listCaches(this.#prefix)).map((name) => caches.open(name)));
    const responses = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat();
    const blobs = await Promise.all(responses.map((response) => response.blob()));
    return blobs.reduce((total, { size }) => total + size, 0);
  }

  get #workerAddress(): string {
    return `${this.#root}sw.js`;
  }

  async #findRegistration(): Promise<ServiceWorkerRegistration | undefined> {
    const registration = await navigator.serviceWorker?.getRegistration(this.#root);
    // A site in a folder above this one may have a worker for both.
    return registration?.scope === this.#root ? registration : undefined;
  }
}

async function readText(response: Response): Promise<string> {
  return response.ok ? response.text() : "";
}

/** Sends the addresses to the worker, and returns how many pages it could not keep. */
function send(
  worker: ServiceWorker,
  addresses: readonly string[],
  onProgress: KeepListener,
): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(addresses, [port2]);
  return new Promise((resolve) => {
    port1.onmessage = ({ data: { done, total, failed } }) => {
      if (failed === undefined) onProgress(done, total);
      else resolve(failed);
    };
  });
}

/** The worker for the current version of the site, which may first have to be installed. */
async function findWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  // Offline, the one for an earlier version stays.
  if (registration.active) await registration.update().catch(() => {});
  const next = registration.installing ?? registration.waiting;
  if (next) await waitUntilSettled(next);
  if (!registration.active) throw new Error("The pages could not be fetched.");
  return registration.active;
}

/** Waits until a worker is in use, or could not be installed. */
function waitUntilSettled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    };
    worker.addEventListener("statechange", check);
    check();
  });
}
