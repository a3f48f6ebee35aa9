// SPDX-License-Identifier: MIT
// The DOM event that tells the page that a question was attempted.

/** Dispatched by a question after each stored attempt. It bubbles. */
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
