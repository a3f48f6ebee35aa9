// SPDX-License-Identifier: MIT
// *Keep in a file*: the file of one record, from choosing it to forgetting it. Pages call `update` when they open and
// after each session.

import type { EventStore } from "../event-store.ts";
import type { HandleStorage } from "./file-handles.ts";
import { type FileHandle, type FileState, requestPermission, uniteWithFile } from "./record-file.ts";

/** The file that a record is kept in. */
export interface FileStatus {
  readonly name: string;
  readonly state: FileState;
}

/** Runs actions of one name one after the other, in all tabs of the browser. */
export type InTurn = <T>(name: string, action: () => Promise<T>) => Promise<T>;

/** The file of one record, if the reader has chosen one. */
export class KeptFile {
  readonly #key: string;
  readonly #store: EventStore;
  readonly #handles: HandleStorage;
  readonly #inTurn: InTurn;
  #handle: Promise<FileHandle | undefined> | undefined;

  constructor(recordKey: string, store: EventStore, handles: HandleStorage, inTurn: InTurn = runInTurn) {
    this.#key = recordKey;
    this.#store = store;
    this.#handles = handles;
    this.#inTurn = inTurn;
  }

  /** Unites the record with its file. Undefined if it is not kept in one. */
  async update(): Promise<FileStatus | undefined> {
    const handle = await this.#find();
    if (!handle) return undefined;
    const state = await this.#inTurn(`${this.#key}:file`, () => uniteWithFile(this.#store, handle));
    return { name: handle.name, state };
  }

  /** Keeps the record in a file from now on. Undefined if the reader chose none. */
  async choose(pick: () => Promise<FileHandle>): Promise<FileStatus | undefined> {
    const handle = await pick().catch(() => undefined);
    if (!handle) return undefined;
    await requestPermission(handle);
    this.#handle = Promise.resolve(handle);
    await this.#handles.write(handle);
    return this.update();
  }

  /** Asks for the permission to write again. Call it right after a click. */
  async allow(): Promise<FileStatus | undefined> {
    const handle = await this.#find();
    if (handle) await requestPermission(handle);
    return this.update();
  }

  /** Leaves the file as it is from now on. */
  async forget(): Promise<void> {
    this.#handle = Promise.resolve(undefined);
    await this.#handles.write(undefined);
  }

  #find(): Promise<FileHandle | undefined> {
    this.#handle ??= this.#handles.read();
    return this.#handle;
  }
}

/** Without locks, as on plain HTTP pages, actions run at once. */
function runInTurn<T>(name: string, action: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(name, action) : action();
}
