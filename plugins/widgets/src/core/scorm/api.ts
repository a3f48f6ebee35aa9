// SPDX-License-Identifier: MIT
// The API of a learning management system in SCORM 1.2, and where it is: in one of the frames around a page, or in
// those around the page that opened it.

/** What a package may call. All values are texts; "true" and "false" say whether a call worked. */
export interface ScormApi {
  LMSInitialize(empty: ""): string;
  LMSFinish(empty: ""): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(empty: ""): string;
}

/** What is needed of a window. */
export interface Frame {
  readonly API?: ScormApi | null;
  readonly parent: Frame;
  readonly top?: Frame | null;
  readonly opener?: Frame | null;
}

const MOST_PARENTS = 7;

/** The API of the system that shows a page, or undefined if there is none. */
export function findApi(page: Frame): ScormApi | undefined {
  const opener = page.opener ?? page.top?.opener;
  return findAbove(page) ?? (opener ? findAbove(opener) : undefined);
}

function findAbove(page: Frame): ScormApi | undefined {
  let frame = page;
  for (let parents = 0; parents <= MOST_PARENTS; parents += 1) {
    try {
      if (frame.API) return frame.API;
    } catch {
      // A frame of another site. Those around it may be of the same site again.
    }
    if (frame.parent === frame) break;
    frame = frame.parent;
  }
  return undefined;
}
