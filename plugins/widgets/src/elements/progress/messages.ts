// SPDX-License-Identifier: MIT
// What the progress page says with numbers and names. Its headings and first sentences are in the template.

import type { Counts } from "../../core/learner/snapshot.ts";
import { type Message, say, sayList, saySentences } from "../../core/messages.ts";

/** The first sentence of the page. */
export function saySummary({ mastered, known, learning, all }: Counts, isBack: boolean): string {
  const counts: readonly (readonly [number, Message])[] = [
    [mastered, message("progress.mastered")],
    [known, message("progress.known")],
    [learning, message("progress.learning")],
  ];
  const parts = counts.flatMap(([count, sentence]) => (count > 0 ? say(sentence, { count }) : []));
  const concepts = say(message("count.concepts"), { count: all });
  return saySentences(
    isBack ? message("progress.welcome-back") : "",
    say(message("progress.concepts"), { concepts, parts: sayList(parts) }),
  );
}

/** What a concept builds on: the first two by name. */
export function sayBuildsOn(names: readonly string[], areMastered: boolean): string {
  const more = names.length - 2;
  const listed = [...names.slice(0, 2), ...(more > 0 ? [say(message("text.more"), { count: more })] : [])];
  const sentence = areMastered ? message("progress.builds-on-mastered") : message("progress.builds-on-known");
  return say(sentence, { concepts: sayList(listed) });
}

/** The button after a list that is not complete: `more` of its `all` entries come next. */
export function sayMore(more: number, shown: number, all: number, rest: Message): string {
  return shown + more >= all
    ? say(rest, { count: all })
    : say(message("progress.more-of"), { count: more, all });
}

/** Concepts and questions in a sentence, such as what is left of a goal. */
export function sayCounts(sentence: Message, concepts: number, questions: number): string {
  return say(sentence, {
    concepts: say(message("count.concepts"), { count: concepts }),
    questions: say(message("count.questions"), { count: questions }),
  });
}
