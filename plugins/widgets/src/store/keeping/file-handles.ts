// SPDX-License-Identifier: MIT
// Remembers which file a record is kept in. Only IndexedDB can store a file handle.

import type { FileHandle } from "./record-file.ts";

/** Where the handle of a record's file is kept. */
export interface HandleStorage {
  /** The handle, or undefined if there is none or it cannot be read. */
  read(): Promise<FileHandle | undefined>;
  /** Replaces the handle. Without one, removes it. */
  write(handle: FileHandle | undefined): Promise<void>;
}

const TABLE = "handles";
const KEY = "record";

/** The storage of this browser. Where it is forbidden, nothing is remembered. */
export function openHandleStorage(recordKey: string): HandleStorage {
  return {
    read: async () => {
      const found = await run(recordKey, "readonly", (table) => table.get(KEY)).catch(() => undefined);
      return found as FileHandle | undefined;
    },
    write: async (handle) => {
      const change = (table: IDBObjectStore) => (handle ? table.put(handle, KEY) : table.delete(KEY));
      await run(recordKey, "readwrite", change).catch(() => {});
    },
  };
}

async function run(
  name: string,
  mode: IDBTransactionMode,
  action: (table: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
  const database = await finish(opening);
  try {
    return await finish(action(database.transaction(TABLE, mode).objectStore(TABLE)));
  } finally {
    database.close();
  }
}

function finish<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
