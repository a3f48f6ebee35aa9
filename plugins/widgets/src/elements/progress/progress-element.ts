// SPDX-License-Identifier: MIT
// The page that shows a reader's progress. The server writes its headings and sentences; this fills the sections and
// hides empty ones. It follows each change of the record, in other tabs too.

import { followLearner } from "../mastery/shared.ts";
import { ProgressPage } from "./progress-page.ts";

/** The content of the progress page. */
export class ProgressElement extends HTMLElement {
  #listeners: AbortController | undefined;
  #page: ProgressPage | undefined;

  /** May run more than once, since the theme moves elements. */
  connectedCallback(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const page = this.#page ?? new ProgressPage(this);
    this.#page = page;
    page.follow(signal);
    followLearner((current) => page.show(current), signal);
    page.load();
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }
}
