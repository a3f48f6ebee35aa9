// SPDX-License-Identifier: MIT
// Tells the rest of the page that a question was attempted, so that nothing else need watch its form.

/** Bubbles from a question after each stored attempt. */
export class QuestionAttemptedEvent extends Event {
  static readonly type = "cairn-question-attempted";
  /** The question's id. */
  readonly question: string;
  /** 0 to 1. */
  readonly score: number;

  constructor(question: string, score: number) {
    super(QuestionAttemptedEvent.type, { bubbles: true });
    this.question = question;
    this.score = score;
  }
}
