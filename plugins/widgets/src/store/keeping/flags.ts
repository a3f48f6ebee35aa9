// SPDX-License-Identifier: MIT
// Small facts about this browser that are kept beside a record and are never part of it, such as whether something
// has been asked. A missing storage only means that nothing is remembered.

import type { StringStorage } from "../record/segment.ts";
import { tryTo } from "../try-to.ts";

/** What can be remembered. */
export type FlagName = "persist-asked" | "safari-reminded" | "saved";

/** The flags beside one record. */
export class Flags {
  readonly #prefix: string;
  readonly #storage: () => StringStorage;

  /** `storage` is a function, because even reading `localStorage` throws where it is forbidden. */
  constructor(recordKey: string, storage: () => StringStorage) {
    this.#prefix = `${recordKey}:flag:`;
    this.#storage = storage;
  }

  /** When a flag was set, in UTC, or an empty text. */
  read(name: FlagName): string {
    return tryTo(() => this.#storage().getItem(this.#prefix + name)) ?? "";
  }

  /** Sets a flag. */
  write(name: FlagName, now: string): void {
    tryTo(() => this.#storage().setItem(this.#prefix + name, now));
  }
}
