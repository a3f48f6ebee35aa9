// SPDX-License-Identifier: MIT
// What is chosen and what was typed stands in the address, so that it is there again after the way back.

type Part = "concept" | "find";

/** What the address says, or null. */
export function readPlace(part: Part): string | null {
  return read().get(part);
}

/** Puts something into the address, or takes it out. */
export function keepPlace(part: Part, value: string | undefined): void {
  const place = read();
  place.delete(part);
  if (value) place.set(part, value);
  history.replaceState(history.state, "", `${place}` ? `#${place}` : location.pathname);
}

/** Reads the fragment of the address; the id of an element is none of it. */
function read(): URLSearchParams {
  return new URLSearchParams(location.hash.match(/#(.+=.*)/)?.[1]);
}
