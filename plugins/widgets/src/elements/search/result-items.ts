// SPDX-License-Identifier: MIT
// Creates the items of the list of results: links with the theme's classes. All content is inserted as text.

import { say } from "../../core/messages.ts";
import { highlightWords, parseExcerpt, type TextSegment } from "../../core/search/highlights.ts";
import { findMostSpecificTag } from "../../core/tag-path.ts";
import { createElement } from "../create-elements.ts";
import type { Page, SubResult } from "./pagefind.ts";
import { findQuestions, type Kind } from "./query.ts";

const MAX_QUESTIONS_PER_PAGE = 2;

/** The item of a page, with its first matching questions. */
export function createPageResult(page: Page): HTMLElement {
  const title = highlightWords(page.meta["title"] ?? "", [page.excerpt]);
  const questions = findQuestions(page).slice(0, MAX_QUESTIONS_PER_PAGE);
  return createItem(
    createLink(page.url, title, describePage(page), parseExcerpt(page.excerpt), true),
    ...questions.map((question) => createQuestionLink(question, message("search.question"))),
  );
}

/** The items of the matching questions of a page, each with the page's title. */
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

function createQuestionLink({ title, url, excerpt }: SubResult, context: string): HTMLElement {
  return createLink(url, highlightWords(title, [excerpt]), context, [], false);
}

function createLink(
  url: string,
  title: readonly TextSegment[],
  context: string,
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
  if (context) body.append(createElement("div", "cairn-found__about", context));
  if (excerpt.length > 0) {
    const text = createElement("p", "");
    text.append(...createSegments(excerpt));
    body.append(text);
  }
  link.append(body);
  return link;
}

function createSegments(segments: readonly TextSegment[]): readonly (HTMLElement | string)[] {
  return segments.map(({ text, isMatch }) => (isMatch ? createElement("mark", "", text) : text));
}

/** Other names that match, and the path of the page's tag. For tag pages, also the word for tag. */
function describePage(page: Page): string {
  const { filters, meta } = page;
  const kind = (filters["kind"]?.[0] ?? "concept") as Kind;
  const path = findMostSpecificTag(filters["tag"] ?? []).filter(
    (level) => kind !== "tag" || level !== meta["title"],
  );
  const names = page.hasMatchingAlias
    ? say(message("concept.also-called"), { names: meta["aliases"] ?? "" })
    : "";
  return [names, kind === "tag" ? message("search.tag") : "", path.join(" › ")].filter(Boolean).join(" · ");
}
