// SPDX-License-Identifier: MIT
// Copies an element of another page of the site into this one: addresses are rebased to its page, drawings keep the
// parts that they use, and nothing in it runs. Ids are kept, since they identify questions.

import { tryTo } from "../../store/try-to.ts";
import { createSvg } from "../create-elements.ts";
import type { FetchedPage } from "./fetch-page.ts";

const ADDRESSES = new Set(["href", "src", "poster", "data", "background"]);
const ABSOLUTE = /^([a-z][a-z\d+.-]*:|\/\/)/i;

/** A copy of an element of a page, ready to be put into this one. */
export function adoptElement(original: HTMLElement, page: FetchedPage): HTMLElement {
  // Cleaned before it belongs to this document, where the browser looks at handlers at once.
  const copy = original.cloneNode(true) as HTMLElement;
  for (const script of copy.querySelectorAll("script")) script.remove();
  bringDefinitions(copy, page);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) cleanAttribute(element, attribute, copy, page.address);
  }
  return document.adoptNode(copy);
}

function cleanAttribute(element: Element, attribute: Attr, copy: HTMLElement, address: string): void {
  const { name, localName, value } = attribute;
  if (name.startsWith("on")) element.removeAttribute(name);
  else if (ADDRESSES.has(localName)) attribute.value = rebase(value, copy, address);
  else if (name === "srcset" || name === "imagesrcset") attribute.value = rebaseSet(value, address);
}

/** An address, relative to the page that it comes from. What is inside of the copy stays inside. */
function rebase(value: string, copy: HTMLElement, address: string): string {
  if (value.startsWith("#") && findById(copy, value.slice(1))) return value;
  return resolve(value, address);
}

function rebaseSet(value: string, address: string): string {
  const sources = value.split(/,\s+/).map((source) => source.trim().split(/\s+/));
  return sources.map(([url = "", ...sizes]) => [resolve(url, address), ...sizes].join(" ")).join(", ");
}

function resolve(value: string, address: string): string {
  if (value === "" || ABSOLUTE.test(value)) return value;
  return tryTo(() => new URL(value, address).href) ?? value;
}

/** Adds the parts of the page that the drawings in a copy use, and which are not in the copy, in a hidden drawing. */
function bringDefinitions(copy: HTMLElement, { document: page }: FetchedPage): void {
  const hidden = createSvg("svg", { width: "0", height: "0", "aria-hidden": "true", class: "cairn-hidden" });
  const defined = createSvg("defs");
  for (const use of [...copy.querySelectorAll("use")]) {
    const address = use.getAttribute("href") ?? use.getAttribute("xlink:href") ?? "";
    const id = address.startsWith("#") ? address.slice(1) : "";
    const part = id && !findById(copy, id) && !findById(defined, id) ? page.getElementById(id) : undefined;
    if (part) defined.append(part.cloneNode(true));
  }
  if (defined.childElementCount === 0) return;
  hidden.append(defined);
  copy.append(hidden);
}

function findById(root: Element, id: string): Element | null {
  return root.id === id ? root : root.querySelector(`#${CSS.escape(id)}`);
}
