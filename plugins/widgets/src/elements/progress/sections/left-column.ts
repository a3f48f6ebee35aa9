// SPDX-License-Identifier: MIT
// The column on the left, in a theme that has one: the learner's pages, and what the marks mean.

import { say } from "../../../core/messages.ts";
import { createElement } from "../../create-elements.ts";
import { STATES } from "../../learner/messages.ts";
import { showItems } from "../controls/keyed-items.ts";
import { type ConceptName, createMark } from "./concept-rows.ts";
import type { Current } from "./current.ts";

type Mark = Pick<ConceptName, "state" | "isDue">;

const LEGEND: readonly Mark[] = [
  { state: "mastered", isDue: false },
  { state: "learning", isDue: false },
  { state: "known", isDue: false },
  { state: "mastered", isDue: true },
];
const ID = "cairn-me";

/** Returns a function that shows the column, with the addresses of the review page and of the map, if there is one. */
export function createLeftColumn(review: string, map: string): (current: Current) => void {
  const sidebar = document.querySelector(".md-sidebar--primary .md-sidebar__inner");
  if (!sidebar || document.getElementById(ID)) return () => {};
  const column = createElement("nav", "cairn-outline");
  const title = createElement("p", "cairn-outline__title", message("progress.your-learning"));
  const list = createElement("ol", "cairn-plain cairn-outline__list");
  title.id = ID;
  column.setAttribute("aria-labelledby", ID);
  column.append(
    title,
    createElement("p", "cairn-outline__meta", message("progress.kept-here")),
    list,
    createLegend(),
  );
  sidebar.append(column);
  return ({ agenda }) => {
    const figure = agenda.due > 0 ? say(message("progress.count-due"), { count: agenda.due }) : "";
    const pages = [
      { key: "progress", title: message("progress.title"), address: location.pathname, figure: "" },
      { key: "review", title: message("review.title"), address: review, figure },
      ...(map ? [{ key: "map", title: message("map.title"), address: map, figure: "" }] : []),
    ];
    showItems(list, pages, createPageLink);
  };
}

function createPageLink(page: { key: string; title: string; address: string; figure: string }): HTMLElement {
  const item = document.createElement("li");
  const link = createElement("a", "cairn-me__link") as HTMLAnchorElement;
  link.href = page.address;
  if (page.key === "progress") link.setAttribute("aria-current", "page");
  link.append(createElement("span", "", page.title));
  if (page.figure) link.append(createElement("span", "cairn-figure", page.figure));
  item.append(link);
  return item;
}

function createLegend(): HTMLElement {
  const legend = createElement("ul", "cairn-legend");
  for (const mark of LEGEND) {
    const item = document.createElement("li");
    const words = mark.isDue ? message("state.due") : STATES[mark.state];
    item.append(createMark(mark), createElement("span", "", words));
    legend.append(item);
  }
  return legend;
}
