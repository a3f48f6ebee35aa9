// SPDX-License-Identifier: MIT
// Has formulas typeset that the site leaves to a script of its own. Our own formulas need none.

interface Typesetters {
  readonly MathJax?: { readonly typesetPromise?: (elements: readonly Element[]) => Promise<void> };
  readonly renderMathInElement?: (element: Element, options: object) => void;
}

// What Markdown extensions for KaTeX write.
const DELIMITERS = [
  { left: "$$", right: "$$", display: true },
  { left: "\\[", right: "\\]", display: true },
  { left: "\\(", right: "\\)", display: false },
];

/** Typesets the formulas in an element, if this page has loaded MathJax or KaTeX. */
export async function typeset(element: HTMLElement): Promise<void> {
  const { MathJax, renderMathInElement } = globalThis as Typesetters;
  try {
    renderMathInElement?.(element, { delimiters: DELIMITERS, throwOnError: false });
    await MathJax?.typesetPromise?.([element]);
  } catch {
    // Then they are shown as they are written.
  }
}
