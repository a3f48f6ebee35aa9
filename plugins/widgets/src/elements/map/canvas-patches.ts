// SPDX-License-Identifier: MIT
// The chapters of a very large site, whose cells are drawn here: with so many links, a page would be slow.

import type { CellState, MapConcept } from "../../core/map/concepts.ts";
import { findChapter, findCorner, readOrder } from "../../core/map/quilt.ts";
import { say } from "../../core/messages.ts";
import "../globals.ts";
import { DOT, FRAME, findFilling } from "../../core/map/cells.ts";
import { loadMastery } from "../load-mastery.ts";
import { findAddress } from "../mastery/site.ts";
import { Patches } from "./patches.ts";

// So that lines are sharp on most screens.
const DENSITY = 2;
const FADED = 0.28;

/** The patches of a map with canvases. */
export class CanvasPatches extends Patches {
  readonly #canvases: readonly HTMLCanvasElement[];
  #states: readonly CellState[] = [];
  #hits: ReadonlySet<number> | undefined;

  constructor(root: Element) {
    const canvases = [...root.querySelectorAll("canvas")];
    super(
      root,
      canvases,
      canvases.map((canvas) => findOrder(canvas).length),
    );
    this.#canvases = canvases;
    // A canvas says nothing of its cells.
    root.querySelector("aside")?.setAttribute("aria-live", "polite");
    for (const canvas of canvases) {
      canvas.tabIndex = -1;
      canvas.role = "application";
      const chapter = canvas.parentElement?.querySelector("p > :first-child")?.textContent ?? "";
      canvas.ariaLabel = say(message("map.arrows"), { chapter });
    }
  }

  override findStop(cell: number): HTMLElement | undefined {
    return this.#canvases[findChapter(cell, this.starts)];
  }

  override fade(hits: ReadonlySet<number> | undefined): void {
    this.#hits = hits;
    this.draw();
  }

  /** Shows the states of all cells. */
  paint(states: readonly CellState[]): void {
    this.#states = states;
    this.draw();
  }

  /** Draws all cells, in the colors that the page has now. */
  draw(): void {
    const [state = "", edge = "", due = "", ground = ""] = this.#findColors();
    const frame = new Path2D(FRAME);
    const dot = new Path2D(DOT);
    this.#canvases.forEach((canvas, chapter) => {
      const first = this.starts[chapter] ?? 0;
      const context = prepare(canvas, this.isMirrored);
      if (!context) return;
      for (let cell = first; cell < (this.starts[chapter + 1] ?? 0); cell += 1) {
        const now = this.#states[cell];
        const { x, y } = findCorner(cell - first, this.pitch);
        const filling = now && findFilling(now);
        context.save();
        context.translate(x, y);
        context.globalAlpha = this.#hits && !this.#hits.has(cell) ? FADED : 1;
        Object.assign(context, { strokeStyle: filling ? state : edge, fillStyle: state, lineWidth: 2 });
        context.stroke(frame);
        if (filling) context.fill(new Path2D(filling));
        if (now?.isDue) {
          // Nothing is visible outside of a canvas.
          context.translate(-4, 4);
          Object.assign(context, { strokeStyle: ground, fillStyle: due });
          context.fill(dot);
          context.stroke(dot);
        }
        context.restore();
      }
    });
  }

  #findColors(): readonly string[] {
    const colors = ["state", "edge", "due", "ground"].map((name) => {
      this.element.style.color = `var(--cairn-${name})`;
      return getComputedStyle(this.element).color;
    });
    this.element.style.color = "";
    return colors;
  }
}

/** The concepts of a map with canvases, in the order of cells; none if the graph cannot be loaded. */
export async function readGraphConcepts(root: Element): Promise<readonly MapConcept[]> {
  await loadMastery();
  const learner = (await globalThis.cairn?.mastery?.loadLearner())?.learner;
  const order = [...root.querySelectorAll("canvas")].flatMap(findOrder);
  const cells = new Map(order.map((index, cell) => [index, cell]));
  return order.flatMap((index) => {
    const concept = learner?.course.concepts[index];
    if (!concept) return [];
    return {
      title: concept.title,
      otherNames: [],
      address: findAddress(concept.path),
      questions: concept.groups.reduce((count, { questions }) => count + questions.length, 0),
      before: concept.before.flatMap((before) => cells.get(before) ?? []),
    };
  });
}

function findOrder(canvas: HTMLCanvasElement): readonly number[] {
  return readOrder(canvas.dataset["order"] ?? "");
}

/** Empties a canvas, and has it drawn in the units of the map. */
function prepare(canvas: HTMLCanvasElement, isMirrored: boolean): CanvasRenderingContext2D | null {
  // What the server wrote is the size in these units.
  canvas.dataset["width"] ??= `${canvas.width}`;
  canvas.dataset["height"] ??= `${canvas.height}`;
  canvas.width = Number(canvas.dataset["width"]) * DENSITY;
  canvas.height = Number(canvas.dataset["height"]) * DENSITY;
  const context = canvas.getContext("2d");
  context?.setTransform(isMirrored ? -DENSITY : DENSITY, 0, 0, DENSITY, isMirrored ? canvas.width : 0, 0);
  return context;
}
