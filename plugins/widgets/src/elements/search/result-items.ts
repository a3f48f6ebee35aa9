// SPDX-License-Identifier: MIT
// Makes the list of what was found: links, in the marks of the theme. Everything that a page says becomes a text.

import { markWords, parseExcerpt, type Run } from "../../core/highlights.ts";
import { findPath } from "../../core/tag-path.ts";
import { makeElement } from "../create-elements.ts";
import * as messages from "../messages.ts";
import type { Page, Part } from "./pagefind.ts";
import { findQuestions, type Kind } from "./query.ts";

const MOST_QUESTIONS = 2;

/** The item of a page: what it says, and the first of its questions in which something was found. */
export function makePage(page: Page): HTMLElement {
  const title = markWords(page.meta["title"] ?? "", [page.excerpt]);
  const questions = findQuestions(page).slice(0, MOST_QUESTIONS);
  return makeItem(
    makeLink(page.url, title, describe(page), parseExcerpt(page.excerpt), true),
    ...questions.map((question) => makeQuestion(question, messages.QUESTION)),
  );
}

/** The items of the questions of a page, each with the title of that page. */
export function makeQuestions(page: Page): readonly HTMLElement[] {
  return findQuestions(page).map((question) => makeItem(makeQuestion(question, page.meta["title"] ?? "")));
}

function makeItem(...links: readonly HTMLElement[]): HTMLElement {
  const item = makeElement("li", "md-search-result__item");
  item.append(...links);
  return item;
}

function makeQuestion({ title, url, excerpt }: Part, about: string): HTMLElement {
  return makeLink(url, markWords(title, [excerpt]), about, [], false);
}

function makeLink(
  url: string,
  title: readonly Run[],
  about: string,
  excerpt: readonly Run[],
  isPage: boolean,
) {
  const link = makeElement("a", "md-search-result__link") as HTMLAnchorElement;
  const body = makeElement("div", "md-search-result__article md-typeset");
  const name = makeElement("div", isPage ? "cairn-found" : "cairn-found cairn-found--question");
  link.href = url;
  name.append(...makeRuns(title));
  if (isPage) body.append(makeElement("div", "md-search-result__icon md-icon"));
  body.append(name);
  if (about) body.append(makeElement("div", "cairn-found__about", about));
  if (excerpt.length > 0) {
    const text = makeElement("p", "");
    text.append(...makeRuns(excerpt));
    body.append(text);
  }
  link.append(body);
  return link;
}

function makeRuns(runs: readonly Run[]): readonly (HTMLElement | string)[] {
  return runs.map(({ text, isFound }) => (isFound ? makeElement("mark", "", text) : text));
}

/** What kind of page it is, where that is not plain, and the tags above it. */
function describe({ filters, meta }: Page): string {
  const kind = (filters["kind"]?.[0] ?? "concept") as Kind;
  const path = findPath(filters["tag"] ?? []).filter((level) => kind !== "tag" || level !== meta["title"]);
  return [kind === "tag" ? messages.TAG : "", path.join(" › ")].filter(Boolean).join(" · ");
}
