// SPDX-License-Identifier: MIT
// The statement at the top: what is due, how long it takes and what comes after it, with the one filled button of the
// page. A backlog is a plan: ten at a time.

import type { Batch } from "../../../core/progress/agenda.ts";
import { createElement } from "../../create-elements.ts";
import { type Item, showItems } from "../controls/keyed-items.ts";
import { formatDate, formatWeekday } from "../dates.ts";
import * as messages from "../messages.ts";
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
    setHeading(part, current.isNew ? messages.BEGIN : title);
    showItems(part.body, [describe(current, review)], createStatement);
  };
}

function describe(current: Current, review: string): Statement {
  const { agenda, isNew } = current;
  if (agenda.due > 0) return describeReviews(current, review);
  const next = describeNext(current);
  if (isNew) return next;
  const batches = sayBatches(agenda.next, current.learner.today, " concept");
  const say = next.address ? messages.NOTHING_DUE : `${messages.NOTHING_DUE} ${messages.ALL_LEARNED}`;
  return { ...next, say, fine: batches && messages.sayNext(batches) };
}

function describeReviews({ agenda, learner }: Current, address: string): Statement {
  const { due, minutes, isBacklog, isBack } = agenda;
  const after = messages.sayAfter(minutes, sayBatches(agenda.next, learner.today));
  return {
    key: "due",
    say: messages.sayDue(due, isBack && isBacklog),
    fine: isBacklog ? messages.TEN_ARE_ENOUGH : after,
    label: isBacklog ? messages.REVIEW_TEN : messages.REVIEW,
    address,
  };
}

/** What to learn next: the first concept of all for a new learner, or else the best one. */
function describeNext({ learner, begun, ready, isNew }: Current): Statement {
  const [first] = [...begun, ...ready];
  if (!first) return { key: "due", say: messages.ALL_LEARNED, fine: "", label: "", address: "" };
  const { title, address, state } = nameConcept(learner, first.concept);
  const questions = learner.states[first.concept]?.questions ?? 0;
  const label = state === "learning" ? messages.sayContinue(title) : messages.sayStart(title);
  const fine = messages.sayFirst(title, questions);
  return { key: "due", say: messages.BEGIN_HERE, fine, label: isNew ? messages.BEGIN : label, address };
}

/** "2 on Saturday and 5 next week". The first one has a noun if there is one. */
function sayBatches(batches: readonly Batch[], today: number, noun = ""): string {
  return messages.sayList(
    batches.map((batch, index) => {
      const counted = noun && index === 0 ? `${noun}${batch.count === 1 ? "" : "s"}` : "";
      return `${batch.count.toLocaleString("en")}${counted} ${sayWhen(batch, today)}`;
    }),
  );
}

function sayWhen({ when, day }: Batch, today: number): string {
  if (when === "tomorrow") return messages.TOMORROW;
  if (when === "week") return messages.NEXT_WEEK;
  if (when === "by") return messages.sayBy(formatWeekday(day));
  return messages.sayOn(day - today < 7 ? formatWeekday(day) : formatDate(day, today));
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
