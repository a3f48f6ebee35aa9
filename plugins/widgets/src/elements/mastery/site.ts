// SPDX-License-Identifier: MIT
// Where the site is and what its record is called, from the address of the script: `ROOT/assets/cairn/NAME.js#RECORD`.
// In a site with several languages, it is `ROOT/assets/cairn/de/NAME.js#RECORD/de` for one in a folder of its own.

// Only known while the script starts. Absent when the module is loaded outside of a page.
const script = globalThis.document?.currentScript as HTMLScriptElement | undefined;
const address = new URL(script?.src ?? "file:///assets/cairn/mastery.js");

const [record = "", language = ""] = address.hash.slice(1).split("/");

/** The name of the site's record. */
export const RECORD = decodeURIComponent(record);
/** The address of the site's folder. */
export const ROOT = new URL(language ? "../../../" : "../../", address).href;

/** The address of a page or a file of the site. */
export function findAddress(path: string): string {
  // On a disk, the address of a folder shows a list of files.
  return ROOT + (isFromFolder() ? path.replace(/(^|\/)(?=$|[?#])/, "$1index.html") : path);
}

/** The address of a file that each language of the site has. */
export function findOwnAddress(path: string): string {
  return findAddress(language ? `${language}/${path}` : path);
}

/** The path of a page, relative to the root of the site, or undefined for addresses elsewhere. */
export function findPath(url: string): string | undefined {
  const [page = ""] = url.split(/[?#]/);
  if (!page.startsWith(ROOT)) return undefined;
  const path = page.slice(ROOT.length);
  // On a web server both addresses show the same page.
  return isFromFolder() ? path : path.replace(/(^|\/)index\.html$/, "$1");
}

/** Whether the site was opened from a folder. Browsers do not let such pages fetch files. */
export function isFromFolder(): boolean {
  return ROOT.startsWith("file:");
}
