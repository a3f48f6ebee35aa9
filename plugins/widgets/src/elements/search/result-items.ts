// SPDX-License-Identifier: MIT
// Makes the list of what was found: links, in the marks of the theme. Everything that a page says becomes a text.

import { highlightWords, parseExcerpt, type TextSegment } from "../../core/highlights.ts";
import { findMostSpecificTag } from "../../core/tag-path.ts";
import { createElement } from "../create-elements.ts";
import * as messages from "../messages.ts";
import type { Page, SubResult } from "./pagefind.ts";
import { findQuestions, type Kind } from "./query.ts";

const MOST_QUESTIONS = 2;

/** The item of a page: what it says, and the first of its questions in which something was found. */
export function createPageResult(page: Page): HTMLElement {
  const title = highlightWords(page.meta["title"] ?? "", [page.excerpt]);
  const questions = findQuestions(page).slice(0, MOST_QUESTIONS);
  return createItem(
    createLink(page.url, title, describe(page), parseExcerpt(page.excerpt), true),
    ...questions.map((question) => createQuestionLink(question, messages.QUESTION)),
  );
}

/** The items of the questions of a page, each with the title of that page. */
export function createQuestionResults(page: Page): readonly HTMLElement[] {
  return findQuestions(page).map((question) =>
    createItem(createQuestionLink(question, page.meta["title"] ?? "")),
  );
}

function createItem(...links: readonly HTMLElement[]): HTMLElement {
  const item = createElement("li", "md-search-result__item");
  item.append(...links);
  return item;
}

function createQuestionLink({ title, url, excerpt }: SubResult, about: string): HTMLElement {
  return createLink(url, highlightWords(title, [excerpt]), about, [], false);
}

function createLink(
  url: string,
  title: readonly TextSegment[],
  about: string,
  excerpt: readonly TextSegment[],
  isPage: boolean,
) {
  const link = createElement("a", "md-search-result__link") as HTMLAnchorElement;
  const body = createElement("div", "md-search-result__article md-typeset");
  const name = createElement("div", isPage ? "cairn-found" : "cairn-found cairn-found--question");
  link.href = url;
  name.append(...createSegments(title));
  if (isPage) body.append(createElement("div", "md-search-result__icon md-icon"));
  body.append(name);
  if (about) body.append(createElement("div", "cairn-found__about", about));
  if (excerpt.length > 0) {
    const text = createElement("p", "");
    text.append(...createSegments(excerpt));
    body.append(text);
  }
  link.append(body);
  return link;
}

function createSegments(runs: readonly TextSegment[]): readonly (HTMLElement | string)[] {
  return runs.map(({ text, isMatch }) => (isMatch ? createElement("mark", "", text) : text));
}

/** What kind of page it is, where that is not plain, and the tags above it. */
function describe({ filters, meta }: Page): string {
  const kind = (filters["kind"]?.[0] ?? "concept") as Kind;
  const path = findMostSpecificTag(filters["tag"] ?? []).filter(
    (level) => kind !== "tag" || level !== meta["title"],
  );
  return [kind === "tag" ? messages.TAG : "", path.join(" › ")].filter(Boolean).join(" · ");
}
