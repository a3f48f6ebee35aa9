// SPDX-License-Identifier: MIT
// A site that does not know its address takes the root of its host for its own. If it is in a folder, all addresses
// on the page about missing addresses are wrong, since that page may be shown at any depth. This puts them right.

/** Puts the folder of the site before all addresses on the page, and loads again what had been missing. */
export function rebase(folder: string): void {
  for (const element of document.querySelectorAll("[href^='/'], [src^='/']")) {
    for (const name of ["href", "src"]) {
      const address = element.getAttribute(name);
      if (address?.startsWith("/") && !address.startsWith("//") && !address.startsWith(folder))
        element.setAttribute(name, folder + address.slice(1));
    }
  }
  const config = document.querySelector("#__config");
  if (config) config.textContent = rebaseConfig(config.textContent ?? "", folder);
  for (const script of document.querySelectorAll<HTMLScriptElement>("script[src]")) {
    if (!/^\/|\/missing\.js$/.test(script.getAttribute("src") ?? "") || script.src.endsWith("/missing.js"))
      continue;
    const again = document.createElement("script");
    again.src = script.src;
    again.async = false;
    script.replaceWith(again);
  }
}

/** The settings of Material for its scripts, with the addresses of the site and of its search. */
function rebaseConfig(text: string, folder: string): string {
  const config = JSON.parse(text);
  const move = (address: unknown) =>
    typeof address === "string" && address.startsWith("/") ? folder + address.slice(1) : address;
  return JSON.stringify({ ...config, base: move(config.base), search: move(config.search) });
}
