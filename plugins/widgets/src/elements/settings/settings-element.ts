// SPDX-License-Identifier: MIT
// What readers can do with their record: save it, load one, keep it in a file, add reviews to a calendar, start over.
// Without the graph, only what is about single concepts is missing. The server writes the element empty.

import { findDay } from "../../core/learner/day.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import { findQuestionKey } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findConceptSubjects } from "../../core/learner/subjects.ts";
import { arePreviewsOn, switchPreviews } from "../../store/preview-preference.ts";
import {
  findLastReset,
  getClock,
  isPersisted,
  openFlags,
  readProgress,
  startOver,
  undoReset,
} from "../../store/shared.ts";
import { createButton, createElement } from "../create-elements.ts";
import { followLearner, loadLearner, openSiteStore, RECORD } from "../mastery/shared.ts";
import { UNDO } from "../messages.ts";
import { type Item, showItems } from "../progress/controls/keyed-items.ts";
import { Outcome } from "../progress/controls/outcome.ts";
import { formatDate } from "../progress/dates.ts";
import { FileLoader, saveRecord } from "./files.ts";
import { KeptFileSetting } from "./kept-file.ts";
import * as messages from "./messages.ts";
import { OfflineSetting } from "./offline-setting.ts";
import { findReviewDays, saveReminder } from "./reminder.ts";
import { type Actions, type Setting, showSettings } from "./setting-rows.ts";
import { type Choice, StartOverForm } from "./start-over-form.ts";

interface Reset extends Item {
  readonly text: string;
}

/** The settings of a record. `data-review` is the address of the review page. */
export class SettingsElement extends HTMLElement {
  readonly #store = openSiteStore();
  readonly #list = createElement("ul", "cairn-settings");
  readonly #resets = document.createElement("div");
  readonly #outcome = new Outcome();
  readonly #form = new StartOverForm(
    (choice) => this.#startOver(choice),
    () => this.#focusStartOver(),
  );
  readonly #loader = new FileLoader((said) => this.#say(said));
  readonly #keptFile = new KeptFileSetting((said) => this.#say(said));
  readonly #offline = new OfflineSetting((said) => this.#say(said));
  readonly #actions: Actions = {
    save: () => this.#save(),
    load: () => this.#loader.choose(),
    remind: () => this.#remind(),
    offline: (isOn) => this.#offline.change(isOn, this.#learner),
    previews: switchPreviews,
    startOver: () => this.#form.open(this.#learner),
    ...this.#keptFile.actions,
  };
  #learner: Learner<SiteGraph> | undefined;
  #isPersisted = false;
  #listeners: AbortController | undefined;

  /** May run more than once, since the theme moves elements. */
  connectedCallback(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    this.replaceChildren(
      this.#list,
      this.#loader.input,
      this.#form.element,
      this.#resets,
      this.#outcome.element,
    );
    this.#store.subscribe(() => this.#show(), signal);
    const take = (learner: Learner<SiteGraph> | undefined) => {
      this.#learner = learner;
      if (learner) this.#offline.follow(learner);
      this.#show();
    };
    followLearner(({ learner }) => take(learner), signal);
    this.#show();
    isPersisted(navigator.storage).then((isSure) => {
      this.#isPersisted = isSure === true;
      this.#show();
    });
    loadLearner().then((current) => take(current?.learner));
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  #show(): void {
    showSettings(this.#list, this.#describe(), this.#actions);
    showItems(this.#resets, this.#describeReset(), ({ text }) => this.#createReset(text));
  }

  #describe(): readonly Setting[] {
    const hasReviews = this.#learner !== undefined && findReviewDays(this.#learner).length > 0;
    const load = { key: "load", name: messages.LOAD, text: messages.LOAD_TEXT };
    const isEmpty = this.#store.read().length === 0;
    return [
      ...(isEmpty ? [] : [this.#describeSaving()]),
      { ...load, actions: { load: messages.LOAD_BUTTON } },
      ...this.#keptFile.describe(),
      ...this.#offline.describe(),
      { key: "previews", name: messages.PREVIEWS, text: messages.PREVIEWS_TEXT, isOn: arePreviewsOn() },
      ...(hasReviews ? [REMIND] : []),
      ...(isEmpty ? [] : [START_OVER]),
    ];
  }

  #describeSaving(): Setting {
    const at = openFlags(RECORD).read("saved");
    const saved = at ? messages.sayLastSaved(this.#formatTime(at)) : messages.NOT_SAVED_YET;
    const text = this.#isPersisted ? `${saved} ${messages.PERSISTED}` : saved;
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
    if (!this.#learner) return;
    const address = new URL(this.dataset["review"] ?? "", location.href).href;
    saveReminder(this.#learner, address, getClock().now);
    this.#say(messages.REMINDED);
  }

  #startOver({ name, concepts }: Choice): void {
    const graph = this.#learner?.course;
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
    this.#focusStartOver();
  }

  /** Announces what has been done, and shows what it has changed. */
  #say(text: string): void {
    this.#show();
    if (text) this.#outcome.say(text);
  }

  #focusStartOver(): void {
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
