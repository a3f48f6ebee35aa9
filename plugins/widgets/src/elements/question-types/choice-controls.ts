// SPDX-License-Identifier: MIT
// The controls of choices: radio buttons for one of them, checkboxes for several.

import type { Json } from "../../core/json.ts";
import { say, saySentences } from "../../core/messages.ts";
import type { Question } from "../../core/question.ts";
import { findChosen, findKey, isKeyPlain, scoreItem } from "../../core/rules/choice.ts";
import { createElement } from "../create-elements.ts";
import type { QuestionControls, Summary } from "../question/question-controls.ts";
import { findFeedback, findKeyItems, type QuestionMarkup } from "../question/question-markup.ts";
import { createChoiceResult, findPlainText, nameResult } from "../question/result-elements.ts";
import { WORDS } from "../question/verdict.ts";
import { shuffleList } from "./select-options.ts";

interface Choice {
  readonly item: string;
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
}

/** The controls of a question with choices. */
export function createChoiceControls(markup: QuestionMarkup, type: string): QuestionControls {
  const choices = findChoices(markup.form);
  const question = { type, items: choices.map((choice) => choice.item), key: readKey(markup.key) };
  const isMultiple = choices[0]?.input.type === "checkbox";
  return {
    question,
    emptyMessage: isMultiple ? message("question.choose-some") : message("question.choose-one"),
    keyMessage: isMultiple ? undefined : describeKey(question, markup.key),
    isCleared: true,
    readResponse: () => choices.filter(({ input }) => input.checked).map(({ item }) => item),
    writeResponse(response) {
      const chosen = findChosen(question, response);
      for (const { item, input } of choices) input.checked = chosen.includes(item);
    },
    isKeyPlain: (response) => isKeyPlain(question, response),
    showResult(response, withKey) {
      const chosen = findChosen(question, response);
      for (const choice of choices) {
        const isRight = question.key.includes(choice.item);
        if (chosen.includes(choice.item)) showChosen(choice, scoreItem(question, choice.item), markup);
        else if (withKey && isRight)
          showChoiceResult(choice, message("question.choice-right"), "cairn-verdict__word", markup);
        if (withKey && isRight) choice.row.dataset["key"] = "";
      }
    },
    summarize: (response) => (isMultiple ? describeFound(question, response) : { text: "" }),
    findFirst: () => markup.form.querySelector<HTMLInputElement>(".cairn-choice input"),
    shuffle(shuffle) {
      const list = choices[0]?.row.parentElement;
      if (list) shuffleList(list, shuffle);
    },
    addListeners(signal) {
      for (const choice of choices) selectOnTextClick(choice, signal);
    },
  };
}

function findChoices(form: HTMLFormElement): readonly Choice[] {
  return [...form.querySelectorAll<HTMLElement>(".cairn-choice")].flatMap((row) => {
    const input = row.querySelector("input");
    return input ? [{ item: row.dataset["item"] ?? "", row, input }] : [];
  });
}

/** The right items, and those that are worth a share. */
function readKey(key: HTMLElement): readonly Json[] {
  const rows = key.querySelectorAll<HTMLElement>("[data-right], [data-share]");
  return [...rows].map(({ dataset: { item = "", share } }) => (share ? { text: item, share } : item));
}

/** Names the right one of two choices, if it is only text. */
function describeKey({ items }: Question, key: HTMLElement): string | undefined {
  const text = key.querySelector("[data-right] > .cairn-key__text:not(:has(:not(p)))");
  return text && items.length === 2
    ? say(message("question.right-answer"), { answer: findPlainText(text) })
    : undefined;
}

function showChosen(choice: Choice, points: number, markup: QuestionMarkup): void {
  const result = nameResult(points);
  choice.row.dataset["result"] = result;
  // The sign in place of the control says it, too.
  showChoiceResult(choice, WORDS[result], "cairn-hidden", markup);
}

/** Shows a result under a choice and links it to the control. */
function showChoiceResult(
  { item, row, input }: Choice,
  sentence: string,
  className: string,
  markup: QuestionMarkup,
): void {
  const feedback = findFeedback(findKeyItems(markup.key).get(item));
  const result = createChoiceResult(createElement("b", className, sentence), feedback);
  result.id = `${markup.id}--${item}--verdict`;
  input.setAttribute("aria-describedby", result.id);
  row.append(result);
}

function describeFound(question: Question, response: Json): Summary {
  const chosen = findChosen(question, response);
  const key = findKey(question);
  const found = chosen.filter((item) => key.includes(item)).length;
  return { text: sayFound(found, key.length, chosen.length - found), isPartly: found > 0 };
}

function sayFound(found: number, count: number, extra: number): string {
  return saySentences(
    say(message("question.found"), { found, count }),
    extra > 0 ? say(message("question.extra"), { count: extra }) : "",
  );
}

/** Block content is not allowed in a label, so a click on the text must select the choice. */
function selectOnTextClick({ row, input }: Choice, signal: AbortSignal): void {
  const select = (event: Event) => {
    const onControl = event
      .composedPath()
      .some((target) => target instanceof Element && target.matches("a, button, summary"));
    if (onControl || getSelection()?.type === "Range") return;
    input.focus();
    input.click();
  };
  row.querySelector(".cairn-choice__text")?.addEventListener("click", select, { signal });
}
