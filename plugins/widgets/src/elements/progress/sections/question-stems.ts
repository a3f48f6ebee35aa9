// SPDX-License-Identifier: MIT
// Finds what questions ask, in the pages of their concepts: the graph has no texts.

const LONGEST = 160;
const found = new Map<string, Promise<string>>();

/** The text of the question that an address leads to, or empty if it cannot be found. */
export function fetchStem(address: string): Promise<string> {
  const stem = found.get(address) ?? fetchText(address).catch(() => "");
  found.set(address, stem);
  return stem;
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
  const id = decodeURIComponent(new URL(address).hash.slice(1));
  const stem = page.getElementById(id)?.querySelector(".cairn-q__stem");
  // Formulas have their source beside what is shown.
  for (const source of stem?.querySelectorAll("annotation") ?? []) source.remove();
  const text = stem?.textContent?.trim().replace(/\s+/g, " ") ?? "";
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
}
