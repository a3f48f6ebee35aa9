// SPDX-License-Identifier: MIT
// Reads a path from a page: a place with the goal, followed by the list of steps.

import { hasQuestions } from "../../core/learner/course.ts";
import type { SiteGraph } from "../../core/learner/graph-file.ts";
import type { ListedStep } from "../../core/paths/journey.ts";
import type { FollowedPath } from "../../store/session/followed-path.ts";
import { findPath } from "../mastery/shared.ts";

/** A step in the list of a page. */
export interface ShownStep extends ListedStep {
  readonly item: HTMLElement;
  readonly link: HTMLAnchorElement;
  /** The path of its page, relative to the root of the site. */
  readonly path: string;
}

/** A path on a page. A page may have several. */
export interface PagePath {
  readonly place: HTMLElement;
  /** The id of the concept that it leads to. */
  readonly goal: string;
  readonly steps: readonly ShownStep[];
}

/** The paths on this page. */
export function findPagePaths({ concepts }: SiteGraph): readonly PagePath[] {
  const indexes = new Map(concepts.map(({ path }, index) => [path, index]));
  return [...document.querySelectorAll<HTMLElement>(".cairn-path[data-goal]")].map((place) => ({
    place,
    goal: place.dataset["goal"] ?? "",
    steps: findItems(place).flatMap((item) => readStep(item, indexes)),
  }));
}

/** The same as a path to follow. */
export function toFollowedPath({ place, goal, steps }: PagePath, { concepts }: SiteGraph): FollowedPath {
  const heading = findHeading(place);
  const address = location.href.replace(/#.*/, "");
  return {
    goal,
    title: readText(heading),
    page: `${findPath(address) ?? ""}${heading?.id && heading.localName !== "h1" ? `#${heading.id}` : ""}`,
    steps: steps.map(({ path, link, concept }) => ({
      path,
      title: readText(link),
      isAsked: hasQuestions(concepts[concept ?? -1]),
    })),
  };
}

function findItems(place: HTMLElement): readonly HTMLElement[] {
  const list = place.nextElementSibling;
  return list?.localName === "ol" ? ([...list.children] as HTMLElement[]) : [];
}

function readStep(item: HTMLElement, indexes: ReadonlyMap<string, number>): readonly ShownStep[] {
  const link = item.querySelector("a");
  if (!link) return [];
  const path = findPath(link.href) ?? "";
  const minutes = Number(item.querySelector<HTMLElement>("[data-minutes]")?.dataset["minutes"] ?? 0);
  return [{ item, link, path, minutes, concept: indexes.get(path) }];
}

/** The heading that names a path: the nearest one, if the page has several paths, otherwise that of the page. */
function findHeading(place: HTMLElement): HTMLElement | undefined {
  const isOnly = document.querySelectorAll(".cairn-path[data-goal]").length === 1;
  const headings = [...document.querySelectorAll<HTMLElement>(isOnly ? "h1" : "h1, h2, h3, h4")];
  const before = headings.filter(
    (heading) => heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return before.at(-1);
}

/** The text of an element without the anchor that the theme adds. */
function readText(element: HTMLElement | undefined): string {
  const words = [...(element?.childNodes ?? [])].filter(
    (node) => !(node instanceof Element && node.matches(".headerlink")),
  );
  return words
    .map((node) => node.textContent)
    .join("")
    .trim();
}
