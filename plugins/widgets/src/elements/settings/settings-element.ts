// SPDX-License-Identifier: MIT
// What readers can do with their record: save it, load one, keep it in a file, add reviews to a calendar, start over.
// Without the graph, only what is about single concepts is missing. The server writes the element empty.

import { findDay } from "../../core/learner/day.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import { findQuestionKey } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { findConceptSubjects } from "../../core/learner/subjects.ts";
import { say, saySentences } from "../../core/messages.ts";
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
import { formatDate } from "../dates.ts";
import { followLearner, loadLearner, openSiteStore, RECORD } from "../mastery/shared.ts";
import { type Item, showItems } from "../progress/controls/keyed-items.ts";
import { Outcome } from "../progress/controls/outcome.ts";
import { FileLoader, saveRecord } from "./files.ts";
import { KeptFileSetting } from "./kept-file.ts";
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
    const load = { key: "load", name: message("settings.load"), text: message("settings.load-text") };
    const isEmpty = this.#store.read().length === 0;
    return [
      ...(isEmpty ? [] : [this.#describeSaving()]),
      { ...load, actions: { load: message("record.load") } },
      ...this.#keptFile.describe(),
      ...this.#offline.describe(),
      {
        key: "previews",
        name: message("settings.previews"),
        text: message("settings.previews-text"),
        isOn: arePreviewsOn(),
      },
      ...(hasReviews ? [REMIND] : []),
      ...(isEmpty ? [] : [START_OVER]),
    ];
  }

  #describeSaving(): Setting {
    const at = openFlags(RECORD).read("saved");
    const saved = at
      ? say(message("settings.last-saved"), { date: this.#formatTime(at) })
      : message("settings.not-saved-yet");
    const text = saySentences(saved, this.#isPersisted ? message("settings.persisted") : "");
    return {
      key: "save",
      name: message("settings.save"),
      text,
      actions: { save: message("settings.save-button") },
    };
  }

  #describeReset(): readonly Reset[] {
    const last = findLastReset(this.#store);
    if (!last) return [];
    const text = say(message("settings.last-reset"), { date: this.#formatTime(last.at) });
    return [{ key: last.ids[0] ?? "", text }];
  }

  #createReset(text: string): HTMLElement {
    const line = createElement("p", "cairn-fine", text);
    const button = createButton("cairn-quiet-do", message("record.undo"));
    button.addEventListener("click", () => this.#undo());
    line.append(" ", button);
    return line;
  }

  #save(): void {
    saveRecord(this.#store, openFlags(RECORD));
    this.#say(message("settings.saved"));
  }

  #remind(): void {
    if (!this.#learner) return;
    const address = new URL(this.dataset["review"] ?? "", location.href).href;
    saveReminder(this.#learner, address, getClock().now);
    this.#say(message("settings.reminded"));
  }

  #startOver({ name, concepts }: Choice): void {
    const graph = this.#learner?.course;
    const toKey = (id: string) => findQuestionKey(id, graph?.salt ?? 0);
    const attempted = readProgress(this.#store).keys();
    startOver(this.#store, concepts ? findConceptSubjects(concepts, attempted, toKey) : ["site"]);
    this.#say(say(message("settings.started-over"), { name }));
    this.#resets.querySelector("button")?.focus();
  }

  #undo(): void {
    const last = findLastReset(this.#store);
    if (last) undoReset(this.#store, last);
    this.#say(message("record.restored"));
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
  name: message("settings.remind"),
  text: message("settings.remind-text"),
  actions: { remind: message("settings.remind-button") },
};
const START_OVER: Setting = {
  key: "start-over",
  name: message("record.start-over"),
  text: message("settings.start-over-text"),
  actions: { startOver: message("settings.start-over-button") },
};
