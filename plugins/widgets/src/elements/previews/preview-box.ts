// SPDX-License-Identifier: MIT
// Builds the box of a preview, from texts only.

import { say, sayList } from "../../core/messages.ts";
import { placeBox } from "../../core/previews/place.ts";
import { createElement } from "../create-elements.ts";
import "../globals.ts";
import type { Preview } from "./fetch-preview.ts";

/** A box with what is known of the concept with a page. */
export function createBox(preview: Preview, path: string): HTMLElement {
  const box = createElement("div", "cairn-preview");
  box.id = "cairn-preview";
  box.role = "tooltip";
  const { title, sentence, before, more } = preview;
  const others = more ? [say(message("text.more"), { count: more })] : [];
  const titles = sayList([...before, ...others]);
  const buildsOn = titles && say(message("previews.builds-on"), { titles });
  box.append(createElement("b", "", title));
  for (const [name, text] of [
    ["small", sayFacts(preview, path)],
    ["p", sentence],
    ["small", buildsOn],
  ] as const)
    if (text) box.append(createElement(name, "", text));
  for (const line of box.children) (line as HTMLElement).dir = "auto";
  return box;
}

/** Puts a box beside a link. */
export function place(box: HTMLElement, link: Element): void {
  document.body.append(box);
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const [edges = link.getBoundingClientRect()] = link.getClientRects();
  const isRightToLeft = getComputedStyle(box).direction === "rtl";
  const { left, top } = placeBox(edges, box.getBoundingClientRect(), { width, height }, isRightToLeft);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}

function sayFacts({ questions }: Preview, path: string): string {
  if (questions < 0) return message("concept.not-written");
  // Only the script of a reader with a record knows states.
  const said = [
    globalThis.cairn?.sayState?.(path),
    questions > 0 && say(message("count.questions"), { count: questions }),
  ];
  return said.filter(Boolean).join(" · ");
}
