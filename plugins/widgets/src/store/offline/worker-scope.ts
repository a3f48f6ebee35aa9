// SPDX-License-Identifier: MIT
// What a service worker finds in its global scope. TypeScript's own types for workers and for pages exclude each other.

/** An event that keeps the worker running until the promises given to it are settled. */
export interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

/** A request of a page below the folder of the worker. */
export interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  /** The page that makes the request; empty if the response becomes a page. */
  readonly clientId: string;
  /** The page that the response becomes; empty if it becomes none. */
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

/** The message of a page: the addresses of the pages to keep from now on. */
export interface WorkerMessageEvent extends ExtendableEvent {
  readonly data: readonly string[];
  readonly ports: readonly MessagePort[];
}

interface WorkerEvents {
  readonly install: ExtendableEvent;
  readonly activate: ExtendableEvent;
  readonly fetch: FetchEvent;
  readonly message: WorkerMessageEvent;
}

/** The global scope of a service worker. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  readonly navigator: { readonly onLine: boolean };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ): void;
}
