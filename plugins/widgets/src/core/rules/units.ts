// SPDX-License-Identifier: MIT
// Units that differ by a power of ten only: those with prefixes of the SI, such as J and kJ, and percentages.

import { normalizeUnit } from "../quantity.ts";

// The powers of ten of the prefixes, as `normalizeCharacters` writes them.
const PREFIXES = new Map(
  Object.entries({ "": 0, T: 12, G: 9, M: 6, k: 3, h: 2, da: 1, d: -1, c: -2, m: -3, μ: -6, n: -9, p: -12 }),
);
const SHARES = new Map([
  ["", 0],
  ["%", -2],
  ["‰", -3],
]);
// The symbol after the prefix, and its own power: the 2 of m2/s.
const SYMBOL = /^\p{L}+(\d?)/u;

/** By which power of ten to multiply a number to get from one unit to another; undefined if that is not known. */
export function findPowerBetween(from: string, to: string): number | undefined {
  const [one, other] = [normalizeUnit(from), normalizeUnit(to)];
  const [share, otherShare] = [SHARES.get(one), SHARES.get(other)];
  if (share !== undefined && otherShare !== undefined) return share - otherShare;
  for (const [prefix, power] of PREFIXES) {
    const base = one.startsWith(prefix) ? one.slice(prefix.length) : "";
    const symbol = SYMBOL.exec(base);
    const otherPower = other.endsWith(base)
      ? PREFIXES.get(other.slice(0, other.length - base.length))
      : undefined;
    if (symbol && otherPower !== undefined) return (power - otherPower) * Number(symbol[1] || 1);
  }
  return undefined;
}
