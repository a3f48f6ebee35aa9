// SPDX-License-Identifier: MIT
// The DOM event at the end of a review session, on the document.

export const SESSION_END = "cairn-session-end";
