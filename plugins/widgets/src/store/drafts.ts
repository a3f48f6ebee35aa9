// SPDX-License-Identifier: MIT
// Keeps what a reader has typed or chosen but not checked yet, by question. Drafts are not part of the record:
// they are never exported, and dropped once the response is checked.

import type { Json } from "../core/json.ts";
import type { StringStorage } from "./segment.ts";
import { tryTo } from "./try-to.ts";

/** The drafts of one record. Those that cannot be saved are kept in memory. */
export class Drafts {
  readonly #prefix: string;
  readonly #storage: () => StringStorage;
  readonly #unsaved = new Map<string, string>();

  /** `storage` is a function, because even reading `localStorage` throws where it is forbidden. */
  constructor(recordKey: string, storage: () => StringStorage) {
    this.#prefix = `${recordKey}:draft:`;
    this.#storage = storage;
  }

  /** The draft of a question, if there is a readable one. */
  read(question: string): Json | undefined {
    return tryTo(() => JSON.parse(this.#unsaved.get(question) ?? this.#load(question) ?? ""));
  }

  /** Replaces the draft of a question. An empty response removes it. */
  write(question: string, response: Json): void {
    this.drop(question);
    if (isEmpty(response)) return;
    const text = JSON.stringify(response);
    const save = () => this.#storage().setItem(this.#prefix + question, text) ?? true;
    if (!tryTo(save)) this.#unsaved.set(question, text);
  }

  /** Removes the draft of a question. */
  drop(question: string): void {
    this.#unsaved.delete(question);
    tryTo(() => this.#storage().removeItem(this.#prefix + question));
  }

  #load(question: string): string | null {
    return this.#storage().getItem(this.#prefix + question);
  }
}

/** Whether a response of any type contains nothing, such as `{"text": "", "ideas": []}`. */
function isEmpty(response: Json): boolean {
  if (typeof response !== "object" || response === null) return response === "" || response === null;
  return Object.values(response).every((part) => isEmpty(part ?? null));
}
