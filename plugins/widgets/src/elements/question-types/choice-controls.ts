// SPDX-License-Identifier: MIT
// Serves the types whose controls are radio buttons or checkboxes: single and multiple choice, and true
// or false. They differ in their rule and their words only, so one adapter serves them all.

import type { Json } from "../../core/json.ts";
import type { Question } from "../../core/question.ts";
import { findChosen, findKey } from "../../core/rules/choice.ts";
import { reorder } from "../focus.ts";
import * as messages from "../messages.ts";
import type { QuestionControls } from "../question/question-controls.ts";
import type { QuestionMarkup } from "../question/question-markup.ts";
import { createChoiceResult } from "../question/result-elements.ts";

interface Choice {
  readonly item: string;
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
}

/** Makes the adapter of a question with choices. */
export function createChoiceControls(markup: QuestionMarkup, type: string): QuestionControls {
  const choices = findChoices(markup.form);
  const question = { type, items: choices.map((choice) => choice.item), key: findRight(markup.key) };
  const many = type === "multiple";
  return {
    question,
    emptyMessage: many ? messages.CHOOSE_SOME : messages.CHOOSE_ONE,
    keyMessage: question.key.length > 1 ? messages.KEYS_MARKED : messages.KEY_MARKED,
    readResponse: () => choices.filter(({ input }) => input.checked).map(({ item }) => item),
    writeResponse(response) {
      const chosen = findChosen(question, response);
      for (const { item, input } of choices) input.checked = chosen.includes(item);
    },
    showResult(response, withKey) {
      const chosen = findChosen(question, response);
      for (const choice of choices) {
        const isRight = question.key.includes(choice.item);
        if (chosen.includes(choice.item)) showChosen(choice, isRight, markup);
        else if (withKey && isRight) describeRow(choice, messages.KEY, true, markup);
        if (withKey && isRight) choice.row.dataset["key"] = "";
      }
    },
    hideResult() {
      for (const { row, input } of choices) {
        delete row.dataset["result"];
        delete row.dataset["key"];
        input.removeAttribute("aria-describedby");
      }
    },
    describe: (response) => (many ? describeFound(question, response) : ""),
    findFirst: () => markup.form.querySelector<HTMLInputElement>(".cairn-choice input"),
    shuffle(shuffle) {
      // True comes before false, always.
      const list = type === "judge" ? null : choices[0]?.row.parentElement;
      const rows = shuffle(question.items).flatMap(
        (item) => choices.find((choice) => choice.item === item) ?? [],
      );
      if (list)
        reorder(
          list,
          rows.map(({ row }) => row),
        );
    },
    listen(signal) {
      for (const choice of choices) listenToText(choice, signal);
    },
  };
}

function findChoices(form: HTMLFormElement): readonly Choice[] {
  return [...form.querySelectorAll<HTMLElement>(".cairn-choice")].flatMap((row) => {
    const input = row.querySelector("input");
    return input ? [{ item: row.dataset["item"] ?? "", row, input }] : [];
  });
}

function findRight(key: HTMLElement): readonly string[] {
  const right = key.querySelectorAll<HTMLElement>(".cairn-key__items > [data-right]");
  return [...right].map((row) => row.dataset["item"] ?? "");
}

function showChosen(choice: Choice, isRight: boolean, markup: QuestionMarkup): void {
  choice.row.dataset["result"] = isRight ? "right" : "wrong";
  describeRow(choice, isRight ? messages.RIGHT : messages.WRONG, isRight, markup);
}

/** Puts a verdict under a choice, and ties it to the control. */
function describeRow(
  { item, row, input }: Choice,
  sentence: string,
  isRight: boolean,
  markup: QuestionMarkup,
): void {
  const feedback = markup.key.querySelector(`[data-item="${CSS.escape(item)}"] > .cairn-feedback`);
  const verdict = createChoiceResult(isRight ? "right" : "wrong", sentence, feedback);
  verdict.id = `${markup.id}--${item}--verdict`;
  input.setAttribute("aria-describedby", verdict.id);
  row.append(verdict);
}

function describeFound(question: Question, response: Json): string {
  const chosen = findChosen(question, response);
  const key = findKey(question);
  const found = chosen.filter((item) => key.includes(item)).length;
  return messages.sayFound(found, key.length, chosen.length - found);
}

/** A text with blocks cannot stand in a label, so that a tap on it must be passed on. */
function listenToText({ row, input }: Choice, signal: AbortSignal): void {
  const choose = (event: Event) => {
    const onControl = event
      .composedPath()
      .some((target) => target instanceof Element && target.matches("a, button, summary"));
    if (onControl || getSelection()?.type === "Range") return;
    input.focus();
    input.click();
  };
  row.querySelector(".cairn-choice__text")?.addEventListener("click", choose, { signal });
}
