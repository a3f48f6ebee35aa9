// SPDX-License-Identifier: MIT
// Finds what questions ask, in the pages of their concepts: the graph has no texts.

const LONGEST = 160;
const STYLE = / style=("[^"]*"|'[^']*')/g;

/** The text of the question that an address leads to, or empty if it cannot be found. */
export async function fetchStem(address: string): Promise<string> {
  const response = await fetch(address).catch(() => undefined);
  return response?.ok ? findStem(await response.text(), address) : "";
}

function findStem(html: string, address: string): string {
  // Only its text is needed, and a strict content security policy reports each style.
  const page = new DOMParser().parseFromString(html.replace(STYLE, ""), "text/html");
  const id = decodeURIComponent(new URL(address).hash.slice(1));
  const stem = page.getElementById(id)?.querySelector(".cairn-q__stem");
  // Formulas have their source beside what is shown.
  for (const source of stem?.querySelectorAll("annotation") ?? []) source.remove();
  const text = stem?.textContent?.trim().replace(/\s+/g, " ") ?? "";
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
}
