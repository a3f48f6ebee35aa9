// SPDX-License-Identifier: MIT
// The page of a SCORM package: it shows the course in a frame and holds the session, so moving from page to page in
// the frame ends nothing. Without a learning management system, it only shows the course.

import { findApi } from "../../core/scorm/api.ts";
import { ScormSession } from "../../core/scorm/session.ts";

// How often to look for a new page, in milliseconds. A learner may answer before a page with large pictures has loaded.
const INTERVAL = 500;
const ATTEMPTED = "cairn-question-attempted";

interface Attempt extends Event {
  readonly question: string;
  readonly score: number;
}

/** Reports what happens in the frame of this page. */
export function reportCourse(): void {
  const frame = document.querySelector("iframe");
  const api = findApi(window);
  if (!frame || !api) return;
  const { name = "", questions = "", types = "", mastery = "" } = frame.dataset;
  const contents = {
    name,
    questions: split(questions),
    types: split(types),
    mastery: Number.parseFloat(mastery),
  };
  const session = new ScormSession(api, contents, Date.now());
  const root = new URL(".", location.href).href;

  const note = (event: Event) => {
    const { question, score } = event as Attempt;
    session.addAttempt(question, score, Date.now());
  };
  // Most other sites refuse to be shown in a frame. The theme may have made the links of this one absolute.
  const openElsewhere = ({ target }: Event) =>
    (target as Element).closest?.(`a[href^=http]:not([href^="${root}"])`)?.setAttribute("target", "_blank");
  const follow = () => {
    // Null while the frame shows a page of another site.
    const page = frame.contentDocument;
    // Adding the same listener again does nothing.
    page?.addEventListener(ATTEMPTED, note);
    page?.addEventListener("click", openElsewhere);
    if (page?.URL.startsWith(root)) session.moveTo(page.URL.slice(root.length));
  };

  const last = new URL(session.location, root).href;
  if (session.location && last.startsWith(root)) frame.contentWindow?.location.replace(last);
  frame.addEventListener("load", follow);
  setInterval(follow, INTERVAL);
  addEventListener("pagehide", () => session.finish(Date.now()));
  // The session has ended, so a page that the browser kept has to begin another.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

function split(words: string): string[] {
  return words.split(" ").filter(Boolean);
}
