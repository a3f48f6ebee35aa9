// SPDX-License-Identifier: MIT
// What the map needs only when a reader begins to use it: the field, first sentences and goals. For a reader with a
// record, it shows the states and their key, which is the map's summary, and follows each change of the record.

import { findDay } from "../../core/learner/day.ts";
import {
  findChapterCounts,
  findPageState,
  readSnapshotValue,
  type Snapshot,
} from "../../core/learner/snapshot.ts";
import { findCellStates, type MapConcept } from "../../core/map/concepts.ts";
import { getClock } from "../../store/environment.ts";
import { readSnapshot } from "../../store/snapshot-storage.ts";
import { sayLearned } from "../learner/messages.ts";
import { findPath, isFromFolder, RECORD } from "../mastery/site.ts";
import { SnapshotEvent } from "../mastery/snapshot-event.ts";
import { fetchPreview } from "../previews/fetch-preview.ts";
import { CanvasPatches, readGraphConcepts } from "./canvas-patches.ts";
import type { CourseMap } from "./course-map.ts";
import type { CourseMapElement } from "./course-map-element.ts";
import { listenToFinder } from "./finder.ts";
import { GoalButton } from "./goal-button.ts";
import { showKey } from "./key.ts";
import { sayState, sayStateAfter } from "./messages.ts";
import { paintLinks } from "./paint-links.ts";

/** The key of the map. */
export class MapKeyElement extends HTMLElement {
  #listeners: AbortController | undefined;

  /** May run more than once, since the theme moves elements. */
  connectedCallback(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    this.#start(this.#listeners.signal);
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
  }

  async #start(signal: AbortSignal): Promise<void> {
    const root = this.closest<CourseMapElement>("cairn-course-map");
    if (root?.querySelector("canvas")) {
      const concepts = await readGraphConcepts(root);
      if (concepts.length > 0 && !signal.aborted) root.start(concepts, new CanvasPatches(root));
    }
    const map = root?.map;
    if (!map || signal.aborted) return;
    Object.assign(map, { describe, sayState, sayStateAfter });
    if (RECORD) addGoals(map);
    this.#follow(map, signal);
    listenToFinder(root, map, signal);
    map.showCard();
  }

  #follow(map: CourseMap, signal: AbortSignal): void {
    const show = () => this.#show(map, readSnapshotValue(readSnapshot(RECORD) ?? null));
    // Another tab may have stored a newer snapshot, and the day may be over.
    for (const event of ["storage", "pageshow"]) addEventListener(event, show, { signal });
    for (const event of [SnapshotEvent.type, "visibilitychange"])
      document.addEventListener(event, show, { signal });
    const observer = new MutationObserver(show);
    observer.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    signal.addEventListener("abort", () => observer.disconnect());
    show();
  }

  #show(map: CourseMap, snapshot: Snapshot | undefined): void {
    const { concepts, patches } = map;
    const paths = concepts.map(({ address }) => findPath(address) ?? "");
    const pages = paths.map((path) => snapshot && findPageState(snapshot, path));
    const hasStates = pages.some(Boolean) || this.querySelector("ul") !== null;
    const { now, offset } = getClock();
    const states = findCellStates(concepts, pages, findDay(now, offset, snapshot?.dayEndsAt));
    // Without a record, a drawing has cells, but no states.
    if (patches instanceof CanvasPatches) patches.paint(hasStates ? states : []);
    else if (hasStates) paintLinks(patches.element, states, concepts);
    if (!snapshot || !hasStates) return;
    showKey(this, states);
    showCounts(snapshot);
    map.showStates(states);
  }
}

async function describe({ address }: MapConcept, sentence: HTMLElement): Promise<void> {
  const preview = isFromFolder() ? undefined : await fetchPreview(findPath(address) ?? "");
  sentence.textContent = preview?.sentence ?? "";
}

function addGoals(map: CourseMap): void {
  const goal = new GoalButton();
  map.createActions = ({ address }) => goal.show(findPath(address) ?? "");
}

function showCounts(snapshot: Snapshot): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    ".cairn-course :is(.cairn-patch > p, h3) > a",
  )) {
    const counts = findChapterCounts(snapshot, findPath(link.href) ?? "");
    const figure = link.nextElementSibling;
    if (counts && figure) figure.textContent = sayLearned(counts);
  }
}
