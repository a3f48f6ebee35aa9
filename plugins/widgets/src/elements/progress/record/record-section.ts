// SPDX-License-Identifier: MIT
// The reader's record: save it, load one, keep it in a file, remind, start over. All of it works without the graph,
// except what is about single concepts.

import { findDay } from "../../../core/learner/day.ts";
import { findQuestionKey } from "../../../core/learner/graph-file.ts";
import { findConceptSubjects } from "../../../core/learner/subjects.ts";
import {
  findLastReset,
  getClock,
  openFlags,
  readProgress,
  startOver,
  undoReset,
} from "../../../store/shared.ts";
import { createButton, createElement } from "../../create-elements.ts";
import { openSiteStore, RECORD } from "../../mastery/shared.ts";
import { type Item, showItems } from "../controls/keyed-items.ts";
import { Outcome } from "../controls/outcome.ts";
import { formatDate } from "../dates.ts";
import { UNDO } from "../messages.ts";
import type { Part } from "../page-parts.ts";
import type { Current } from "../sections/current.ts";
import { FileLoader, saveRecord } from "./files.ts";
import { KeptFileSetting } from "./kept-file.ts";
import * as messages from "./messages.ts";
import { findReviewDays, saveReminder } from "./reminder.ts";
import { type Actions, type Setting, showSettings } from "./setting-rows.ts";
import { type Choice, StartOverForm } from "./start-over-form.ts";

interface Reset extends Item {
  readonly text: string;
}

/** The section. */
export class RecordSection {
  readonly #store = openSiteStore();
  readonly #list = createElement("ul", "cairn-settings");
  readonly #resets = document.createElement("div");
  readonly #outcome = new Outcome();
  readonly #form = new StartOverForm(
    (choice) => this.#startOver(choice),
    () => this.#focusButton(),
  );
  readonly #loader = new FileLoader((said) => this.#say(said));
  readonly #keptFile = new KeptFileSetting((said) => this.#say(said));
  readonly #review: string;
  readonly #actions: Actions;
  #current: Current | undefined;

  /** `review` is the address of the review page. */
  constructor({ body }: Part, review: string) {
    this.#review = review;
    this.#actions = {
      save: () => this.#save(),
      load: () => this.#loader.choose(),
      remind: () => this.#remind(),
      startOver: () => this.#form.open(this.#current?.learner),
      ...this.#keptFile.actions,
    };
    body.append(this.#list, this.#loader.input, this.#form.element, this.#resets, this.#outcome.element);
  }

  /** Shows the section. Without a learner, only what does not need one. */
  show(current: Current | undefined): void {
    this.#current = current;
    showSettings(this.#list, this.#describe(), this.#actions);
    showItems(this.#resets, this.#describeReset(), ({ text }) => this.#createReset(text));
  }

  #describe(): readonly Setting[] {
    const learner = this.#current?.learner;
    const hasReviews = learner !== undefined && findReviewDays(learner).length > 0;
    const load = { key: "load", name: messages.LOAD, text: messages.LOAD_TEXT };
    const isEmpty = this.#store.read().length === 0;
    return [
      ...(isEmpty ? [] : [this.#describeSaving()]),
      { ...load, actions: { load: messages.LOAD_BUTTON } },
      ...this.#keptFile.describe(),
      ...(hasReviews ? [REMIND] : []),
      ...(isEmpty ? [] : [START_OVER]),
    ];
  }

  #describeSaving(): Setting {
    const at = openFlags(RECORD).read("saved");
    const text = at ? messages.sayLastSaved(this.#formatTime(at)) : messages.NOT_SAVED_YET;
    return { key: "save", name: messages.SAVE, text, actions: { save: messages.SAVE_BUTTON } };
  }

  #describeReset(): readonly Reset[] {
    const last = findLastReset(this.#store);
    return last ? [{ key: last.ids[0] ?? "", text: messages.sayLastReset(this.#formatTime(last.at)) }] : [];
  }

  #createReset(text: string): HTMLElement {
    const line = createElement("p", "cairn-fine", text);
    const button = createButton("cairn-quiet-do", UNDO);
    button.addEventListener("click", () => this.#undo());
    line.append(" ", button);
    return line;
  }

  #save(): void {
    saveRecord(this.#store, openFlags(RECORD));
    this.#say(messages.SAVED);
  }

  #remind(): void {
    const learner = this.#current?.learner;
    if (!learner) return;
    saveReminder(learner, this.#review, getClock().now);
    this.#say(messages.REMINDED);
  }

  #startOver({ name, concepts }: Choice): void {
    const graph = this.#current?.learner.course;
    const toKey = (id: string) => findQuestionKey(id, graph?.salt ?? 0);
    const attempted = readProgress(this.#store).keys();
    startOver(this.#store, concepts ? findConceptSubjects(concepts, attempted, toKey) : ["site"]);
    this.#say(messages.sayStartedOver(name));
    this.#resets.querySelector("button")?.focus();
  }

  #undo(): void {
    const last = findLastReset(this.#store);
    if (last) undoReset(this.#store, last);
    this.#say(messages.RESTORED);
    this.#focusButton();
  }

  /** Announces what has been done, and shows what it has changed. */
  #say(text: string): void {
    this.show(this.#current);
    if (text) this.#outcome.say(text);
  }

  #focusButton(): void {
    this.#list.querySelector<HTMLElement>("li:last-child button")?.focus();
  }

  #formatTime(at: string): string {
    const { now, offset } = getClock();
    return formatDate(findDay(at, offset, 0), findDay(now, offset, 0));
  }
}

const REMIND: Setting = {
  key: "remind",
  name: messages.REMIND,
  text: messages.REMIND_TEXT,
  actions: { remind: messages.REMIND_BUTTON },
};
const START_OVER: Setting = {
  key: "start-over",
  name: messages.START_OVER,
  text: messages.START_OVER_TEXT,
  actions: { startOver: messages.START_OVER_BUTTON },
};
