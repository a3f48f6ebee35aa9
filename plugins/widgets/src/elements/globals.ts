// SPDX-License-Identifier: MIT
// The one global name that the scripts of a page share. Each script that others use adds its part.

declare global {
  var cairn:
    | {
        /** Whether the site has the learner layer. */
        readonly hasLearner?: boolean;
        /** Loads a script by its name. */
        readonly load?: (name: string) => HTMLScriptElement;
        readonly store?: typeof import("../store/shared.ts");
        readonly mastery?: typeof import("./mastery/shared.ts");
        /** What a reader with a record has learned of the concept with a page. Set by `learner.js`. */
        sayState?: (path: string) => string;
        /** Called by the graph file on file://, see `fetch-graph.ts`. */
        readonly takeGraph?: (file: unknown) => void;
      }
    | undefined;
}

export {};
