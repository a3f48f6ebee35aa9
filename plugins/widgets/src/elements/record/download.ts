// SPDX-License-Identifier: MIT
// Downloads a text as a file. Nothing is sent over the network.

/** Downloads a text as a file. */
export function download(name: string, text: string, type = "application/json"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser may still need the URL for a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
