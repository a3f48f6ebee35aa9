// SPDX-License-Identifier: MIT
// Shows a preview of the concept that a link leads to while the pointer rests on it, or the keyboard's focus is on it.
// A preview is a tooltip: it describes its link, can be hovered itself, and closes at Escape, Control, a press, a
// scroll, or when the pointer or the focus has left.

import { arePreviewsOn } from "../../store/preview-preference.ts";
import { onEachPage } from "../each-page.ts";
import { findPath, isFromFolder } from "../mastery/site.ts";
import { fetchPreview } from "./fetch-preview.ts";
import { createBox, place } from "./preview-box.ts";

// In milliseconds.
const REST = 300;
const REST_WITH_FOCUS = 500;

let timer: ReturnType<typeof setTimeout>;
/** The link that the pointer or the focus is on. */
let next: Element | undefined;
/** The link with a preview. */
let shown: Element | undefined;
let box: HTMLElement | undefined;

/** Shows previews on this page and on those that the reader goes on to. */
export function showPreviews(): void {
  if (isFromFolder()) return;
  addEventListener("pointerover", ({ target, pointerType }) => {
    // The preview itself counts as its link.
    if (pointerType !== "touch") rest(box?.contains(target as Node) ? shown : (target as Element), REST);
  });
  document.documentElement.addEventListener("pointerleave", () => rest(undefined, REST));
  addEventListener("focusin", ({ target }) => {
    if ((target as Element).matches(":focus-visible")) rest(target as Element, REST_WITH_FOCUS);
  });
  addEventListener("focusout", close);
  addEventListener("keydown", ({ key }) => /^(Escape|Control)$/.test(key) && close());
  for (const event of ["pointerdown", "resize"]) addEventListener(event, close, true);
  // A focus that has just moved may scroll the page.
  addEventListener("scroll", () => shown && close(), true);
  onEachPage(close);
  // The event that this script was loaded for is over.
  rest(document.querySelector("a:hover, a:focus-visible") ?? undefined, REST_WITH_FOCUS);
}

/** Has the preview of the link at an element shown after some time, or the present one closed if there is none. */
function rest(element: Element | undefined, delay: number): void {
  const link = element?.closest("a[href]") ?? undefined;
  if (link === next) return;
  next = link;
  clearTimeout(timer);
  timer = setTimeout(change, delay);
}

async function change(): Promise<void> {
  const link = next;
  if (link === shown) return;
  hide();
  // Of links in drawings, the attribute is the only address in text.
  const href = link && arePreviewsOn() ? (link.getAttribute("href") ?? "") : "";
  const path = findPath(new URL(href, location.href).href);
  if (!link || path === undefined || path === findPath(location.href)) return;
  const preview = await fetchPreview(path);
  if (!preview || link !== next || !link.isConnected) return;
  shown = link;
  box = createBox(preview, path);
  link.setAttribute("aria-describedby", box.id);
  place(box, link);
}

function close(): void {
  clearTimeout(timer);
  next = undefined;
  hide();
}

function hide(): void {
  shown?.removeAttribute("aria-describedby");
  box?.remove();
  box = shown = undefined;
}
