// SPDX-License-Identifier: MIT
// The rows of settings: a name, a sentence, and buttons or a switch.

import { createButton, createElement } from "../create-elements.ts";
import { type Item, showItems } from "../progress/controls/keyed-items.ts";

/** A setting. */
export interface Setting extends Item {
  readonly name: string;
  readonly text: string;
  /** The labels of its buttons, by the names of what they do. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Whether it is switched on, if it is a switch. */
  readonly isOn?: boolean;
}

/** What the buttons do, by their names. A switch has the name of its setting. */
export type Actions = Readonly<Record<string, (isOn: boolean) => void>>;

/** Shows settings. */
export function showSettings(list: HTMLElement, settings: readonly Setting[], actions: Actions): void {
  showItems(list, settings, (setting) => createSetting(setting, actions));
}

function createSetting(setting: Setting, actions: Actions): HTMLElement {
  const item = document.createElement("li");
  const text = document.createElement("div");
  const isSwitch = setting.isOn !== undefined;
  const name = createElement(isSwitch ? "label" : "span", "", setting.name);
  const sentence = createElement("p", "", setting.text);
  text.append(name, sentence);
  item.append(
    text,
    isSwitch ? createSwitch(setting, name, sentence, actions) : createButtons(setting, actions),
  );
  if (isSwitch) item.className = "cairn-settings__switch";
  return item;
}

function createSwitch(
  { key, isOn }: Setting,
  name: HTMLElement,
  sentence: HTMLElement,
  actions: Actions,
): HTMLElement {
  const box = createElement("input", "cairn-switch") as HTMLInputElement;
  box.type = "checkbox";
  box.id = `cairn-set-${key}`;
  box.checked = isOn === true;
  (name as HTMLLabelElement).htmlFor = box.id;
  sentence.id = `${box.id}-text`;
  box.setAttribute("aria-describedby", sentence.id);
  box.addEventListener("change", () => actions[key]?.(box.checked));
  return box;
}

function createButtons({ actions: labels = {} }: Setting, actions: Actions): HTMLElement {
  const buttons = createElement("div", "cairn-settings__actions");
  for (const [action, label] of Object.entries(labels)) {
    const button = createButton("md-button cairn-do", label);
    button.addEventListener("click", () => actions[action]?.(true));
    buttons.append(button);
  }
  return buttons;
}
