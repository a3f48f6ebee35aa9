// SPDX-License-Identifier: MIT
// Where a preview stands: above its link, or below if there is no room, and always inside the window. In pixels.

/** The edges of a link in the window. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 8;
const GAP = 4;

/** The left and the upper edge of a box beside a link. It begins where the link begins, in the direction of the text. */
export function placeBox(
  link: Edges,
  box: Size,
  view: Size,
  isRightToLeft: boolean,
): { readonly left: number; readonly top: number } {
  const start = isRightToLeft ? link.right - box.width : link.left;
  const last = view.width - box.width - MARGIN;
  const above = link.top - box.height - GAP;
  return {
    left: Math.max(MARGIN, Math.min(start, last)),
    top: above < MARGIN ? link.bottom + GAP : above,
  };
}
