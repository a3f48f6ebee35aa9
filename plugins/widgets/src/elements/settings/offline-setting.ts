// SPDX-License-Identifier: MIT
// The setting *Keep for offline reading*: the pages that the reader has visited, the paths to their goals, and what is
// due soon.

import { hasQuestions } from "../../core/learner/course.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { computePath } from "../../core/learner/path.ts";
import { say } from "../../core/messages.ts";
import { OfflinePages } from "../../store/offline/offline-pages.ts";
import { RECORD, ROOT } from "../mastery/shared.ts";
import type { Setting } from "./setting-rows.ts";

// What is due within these days is kept, too.
const DAYS_AHEAD = 7;
const BYTES_PER_MEGABYTE = 1_000_000;

/** The setting, where the browser and the site can do this. */
export class OfflineSetting {
  readonly #pages = new OfflinePages(ROOT, RECORD);
  readonly #onChange: (said: string) => void;
  #canKeep = false;
  #isKept = false;
  #size = 0;
  #isKeeping = false;
  #learner: Learner<SiteGraph> | undefined;

  /** Calls `onChange` with what is to be announced. */
  constructor(onChange: (said: string) => void) {
    this.#onChange = onChange;
    this.#load();
  }

  /** The row, or none. */
  describe(): readonly Setting[] {
    if (!this.#canKeep) return [];
    const megabytes = Math.max(1, Math.round(this.#size / BYTES_PER_MEGABYTE));
    const kept = this.#isKept
      ? say(message("settings.offline-size"), { megabytes })
      : message("settings.offline-text");
    const text = this.#isKeeping ? message("settings.keeping") : kept;
    return [{ key: "offline", name: message("settings.offline"), text, isOn: this.#isKept }];
  }

  /** Tells what the reader needs next. Once a page, what is kept is brought up to date, and nothing is said about it. */
  follow(learner: Learner<SiteGraph>): void {
    const isFirst = this.#learner === undefined;
    this.#learner = learner;
    if (isFirst) this.#refresh();
  }

  /** Keeps pages for a learner, or stops. */
  async change(isOn: boolean, learner: Learner<SiteGraph> | undefined): Promise<void> {
    this.#isKept = isOn;
    if (isOn) await this.#keep(learner ? findPages(learner) : []);
    else await this.#stop();
  }

  async #load(): Promise<void> {
    this.#canKeep = await this.#pages.canKeep().catch(() => false);
    this.#isKept = this.#canKeep && (await this.#pages.isKept());
    if (this.#isKept) this.#size = await this.#pages.measure();
    if (this.#canKeep) this.#onChange("");
    this.#refresh();
  }

  /** Does nothing before both the learner and the setting are known. */
  #refresh(): void {
    if (this.#isKept && this.#learner) this.#pages.keep(findPages(this.#learner)).catch(() => {});
  }

  async #keep(addresses: readonly string[]): Promise<void> {
    this.#isKeeping = true;
    this.#onChange("");
    const said = await this.#pages.keep(addresses).then(
      (failed) =>
        failed > 0 ? say(message("settings.some-not-kept"), { count: failed }) : message("settings.kept"),
      () => {
        this.#isKept = false;
        return message("settings.cannot-keep");
      },
    );
    this.#isKeeping = false;
    this.#size = await this.#pages.measure();
    this.#onChange(said);
  }

  async #stop(): Promise<void> {
    await this.#pages.stop();
    this.#onChange(message("settings.not-kept"));
  }
}

/** The pages that a learner needs next, as paths. */
export function findPages({ course, states, goals, today }: Learner<SiteGraph>): readonly string[] {
  const way = computePath(course, states, goals).steps.map(({ concept }) => concept);
  const due = states.flatMap((state, index) =>
    state.due !== undefined && state.due <= today + DAYS_AHEAD && hasQuestions(course.concepts[index])
      ? [index]
      : [],
  );
  return [...new Set([...due, ...way])].flatMap((index) => course.concepts[index]?.path ?? []);
}
