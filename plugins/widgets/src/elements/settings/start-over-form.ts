// SPDX-License-Identifier: MIT
// Asks once what to start over: everything, a chapter or a concept that the reader has begun.

import { type Concept, findChapterConcepts } from "../../core/learner/course.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { Learner } from "../../core/learner/learner.ts";
import { createButton, createElement } from "../create-elements.ts";

/** What is started over. */
export interface Choice {
  readonly name: string;
  /** Without concepts, everything is. */
  readonly concepts?: readonly Concept[];
}

let count = 0;

/** The form, which is hidden until it is opened. */
export class StartOverForm {
  readonly element = createElement("form", "cairn-find cairn-start-over");
  readonly #select = document.createElement("select");
  readonly #onChosen: (choice: Choice) => void;
  readonly #onCancel: () => void;
  #choices: readonly Choice[] = [];

  constructor(onChosen: (choice: Choice) => void, onCancel: () => void) {
    this.#onChosen = onChosen;
    this.#onCancel = onCancel;
    count += 1;
    const label = createElement("label", "", message("settings.what")) as HTMLLabelElement;
    const submit = createButton("md-button cairn-do", message("record.start-over"));
    const cancel = createButton("cairn-quiet-do", message("record.cancel"));
    this.#select.id = `cairn-start-over-${count}`;
    this.#select.required = true;
    label.htmlFor = this.#select.id;
    submit.type = "submit";
    this.element.hidden = true;
    this.element.append(label, this.#select, submit, cancel);
    cancel.addEventListener("click", () => this.#cancel());
    this.element.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#cancel();
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Opens the form. Without a learner, only everything can be started over. */
  open(learner: Learner<SiteGraph> | undefined): void {
    const chapters = learner ? findChapters(learner) : [];
    const concepts = learner ? findConcepts(learner) : [];
    this.#choices = [{ name: message("settings.everything") }, ...chapters, ...concepts];
    const options = this.#choices.map(({ name }, index) => new Option(name, String(index)));
    const [everything, ...others] = options;
    this.#select.replaceChildren(
      new Option(message("settings.choose"), ""),
      ...(everything ? [everything] : []),
      ...createGroup(message("settings.chapters"), others.slice(0, chapters.length)),
      ...createGroup(message("settings.concepts"), others.slice(chapters.length)),
    );
    this.element.hidden = false;
    this.#select.focus();
  }

  #submit(): void {
    const choice = this.#choices[Number(this.#select.value)];
    if (!choice) return;
    this.element.hidden = true;
    this.#onChosen(choice);
  }

  #cancel(): void {
    this.element.hidden = true;
    this.#onCancel();
  }
}

function createGroup(label: string, options: readonly HTMLOptionElement[]): readonly HTMLElement[] {
  if (options.length === 0) return [];
  const group = document.createElement("optgroup");
  group.label = label;
  group.append(...options);
  return [group];
}

/** The concepts with anything to start over. */
function findBegun({ course, states, goals }: Learner<SiteGraph>): readonly Concept[] {
  return course.concepts.filter((_, index) => states[index]?.name !== "unseen" || goals.includes(index));
}

function findConcepts(learner: Learner<SiteGraph>): readonly Choice[] {
  return findBegun(learner).map((concept) => ({ name: concept.title, concepts: [concept] }));
}

function findChapters(learner: Learner<SiteGraph>): readonly Choice[] {
  const { chapters, chapterPages, concepts } = learner.course;
  const begun = new Set(findBegun(learner));
  return findChapterConcepts(concepts, chapterPages).flatMap((indexes, chapter) => {
    const found = indexes.flatMap((index) => concepts[index] ?? []);
    const isListed = found.some((concept) => begun.has(concept)) && found.some((c) => c.chapter === chapter);
    return isListed ? [{ name: chapters[chapter] ?? "", concepts: found }] : [];
  });
}
