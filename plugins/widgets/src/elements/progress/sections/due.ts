// SPDX-License-Identifier: MIT
// The statement at the top: what is due, how long it takes and what comes after it, with the one filled button of the
// page. A backlog is a plan: ten at a time.

import { say, sayLabel, saySentences } from "../../../core/messages.ts";
import { createElement } from "../../create-elements.ts";
import { sayBatches } from "../../dates.ts";
import { type Item, showItems } from "../controls/keyed-items.ts";
import { type Part, readHeading, setHeading } from "../page-parts.ts";
import { nameConcept } from "./concept-rows.ts";
import type { Current } from "./current.ts";

interface Statement extends Item {
  readonly say: string;
  readonly fine: string;
  readonly label: string;
  readonly address: string;
}

/** Returns a function that shows the statement. `review` is the address of the review page. */
export function createDueSection(part: Part, review: string): (current: Current) => void {
  const title = readHeading(part);
  // Screen readers and the table of contents still find the heading.
  part.heading.classList.add("cairn-hidden");
  part.lead.hidden = true;
  return (current) => {
    setHeading(part, current.isNew ? message("paths.begin") : title);
    showItems(part.body, [describe(current, review)], createStatement);
  };
}

function describe(current: Current, review: string): Statement {
  const { agenda, isNew } = current;
  if (agenda.due > 0) return describeReviews(current, review);
  const next = describeNext(current);
  if (isNew) return next;
  const reviews = sayBatches(agenda.next, current.learner.today);
  const allLearned = next.address ? "" : message("progress.all-learned");
  return {
    ...next,
    say: saySentences(message("progress.nothing-due"), allLearned),
    fine: reviews && say(message("progress.next-reviews"), { reviews }),
  };
}

function describeReviews({ agenda, learner }: Current, address: string): Statement {
  const { due, minutes, isBacklog, isBack } = agenda;
  const reviews = sayBatches(agenda.next, learner.today);
  const about = say(message("progress.about"), { count: minutes });
  const after = reviews && say(message("progress.after-these"), { reviews });
  const sentence = isBack && isBacklog ? message("progress.due-after-break") : message("progress.due");
  return {
    key: "due",
    say: say(sentence, { count: due }),
    fine: isBacklog ? message("progress.ten-are-enough") : saySentences(about, after),
    label: isBacklog ? message("progress.review-ten") : message("review.title"),
    address,
  };
}

/** What to learn next: the first concept of all for a new learner, or else the best one. */
function describeNext({ learner, begun, ready, isNew }: Current): Statement {
  const [first] = [...begun, ...ready];
  if (!first) return { key: "due", say: message("progress.all-learned"), fine: "", label: "", address: "" };
  const { title, address, state } = nameConcept(learner, first.concept);
  const questions = learner.states[first.concept]?.questions ?? 0;
  const label = sayLabel(state === "learning" ? message("paths.continue") : message("review.next"), title);
  const fine = say(message("progress.first"), { title, count: questions });
  return {
    key: "due",
    say: message("progress.begin-here"),
    fine,
    label: isNew ? message("paths.begin") : label,
    address,
  };
}

function createStatement({ say, fine, label, address }: Statement): HTMLElement {
  const statement = createElement("div", "cairn-now");
  const text = document.createElement("div");
  const actions = createElement("div", "cairn-now__actions");
  text.append(createElement("p", "cairn-now__say", say));
  if (fine) text.append(createElement("p", "cairn-fine", fine));
  statement.append(text);
  if (address) {
    const link = createElement("a", "md-button md-button--primary cairn-do", label) as HTMLAnchorElement;
    link.href = address;
    actions.append(link);
    statement.append(actions);
  }
  return statement;
}
