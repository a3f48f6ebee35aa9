// SPDX-License-Identifier: MIT
// Tries what a browser may forbid. Any access to its storage may throw.

/** The result of an action, or undefined if it throws. */
export function tryTo<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
