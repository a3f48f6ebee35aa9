// SPDX-License-Identifier: MIT
// Keeps what a reader has entered into a question but not checked yet: the response, the chosen confidence and which
// hints are open. Drafts are not part of the record: they are never exported, and dropped once the response is checked.

import { isObject, type Json } from "../core/json.ts";
import { findKeys, type StringStorage } from "./record/segment.ts";
import { tryTo } from "./try-to.ts";

/** What a reader has entered into a question. */
export interface Draft {
  /** Null if there is nothing in it. */
  readonly response: Json;
  /** How many hints are open. */
  readonly hints: number;
  /** `sure` or `unsure`, or an empty text. */
  readonly confidence: string;
}

// A draft that nobody has touched for this long is dropped. Its question may be gone.
const MAX_AGE = 90 * 86_400_000;

/** The drafts of one record. Those that cannot be saved are kept in memory. */
export class Drafts {
  readonly #prefix: string;
  readonly #storage: () => StringStorage;
  readonly #now: () => string;
  readonly #unsaved = new Map<string, string>();

  /** `storage` is a function, because even reading `localStorage` throws where it is forbidden. */
  constructor(recordKey: string, storage: () => StringStorage, now: () => string) {
    this.#prefix = `${recordKey}:draft:`;
    this.#storage = storage;
    this.#now = now;
  }

  /** The draft of a question, if there is a readable one. */
  read(question: string): Draft | undefined {
    return tryTo(() => parseDraft(this.#unsaved.get(question) ?? this.#load(question) ?? ""));
  }

  /** Replaces the draft of a question. An empty one removes it. */
  write(question: string, draft: Draft): void {
    this.drop(question);
    const response = isEmpty(draft.response) ? null : draft.response;
    if (response === null && draft.hints === 0 && draft.confidence === "") return;
    const text = JSON.stringify({ ...draft, response, written: Date.parse(this.#now()) });
    const save = () => this.#storage().setItem(this.#prefix + question, text) ?? true;
    if (!tryTo(save)) this.#unsaved.set(question, text);
  }

  /** Removes the draft of a question. */
  drop(question: string): void {
    this.#unsaved.delete(question);
    tryTo(() => this.#storage().removeItem(this.#prefix + question));
  }

  /** Removes the drafts that nobody has touched for a long time. */
  dropOld(): void {
    tryTo(() => {
      const storage = this.#storage();
      const limit = Date.parse(this.#now()) - MAX_AGE;
      for (const key of findKeys(storage, this.#prefix)) {
        const written = tryTo(() => JSON.parse(storage.getItem(key) ?? "").written) ?? 0;
        if (!(written > limit)) storage.removeItem(key);
      }
    });
  }

  #load(question: string): string | null {
    return this.#storage().getItem(this.#prefix + question);
  }
}

function parseDraft(text: string): Draft | undefined {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || value["response"] === undefined) return undefined;
  const { response, hints, confidence } = value;
  return {
    response,
    hints: typeof hints === "number" ? hints : 0,
    confidence: typeof confidence === "string" ? confidence : "",
  };
}

/** Whether a response of any type contains nothing, such as `{"text": "", "ideas": []}`. */
function isEmpty(response: Json): boolean {
  if (typeof response !== "object" || response === null) return response === "" || response === null;
  return Object.values(response).every((part) => isEmpty(part ?? null));
}
