// SPDX-License-Identifier: MIT
// Sentences with values. Where a script says `message("missing.search")`, each site has the sentence of its language
// in that place, so a page loads no other sentences, and looks nothing up.

import type english from "../../../mkdocs_cairn/languages/en.json";

declare global {
  /** A sentence of the interface: a text, or a sentence for each plural category. */
  function message<Name extends keyof typeof english | "language">(
    name: Name,
  ): Name extends keyof typeof english ? (typeof english)[Name] : string;
}

/** A text, or one for each plural category of Unicode's CLDR. */
export type Message = string | Readonly<Record<string, string>>;

const language = message("language");
const plurals = new Intl.PluralRules(language);

/** Returns a sentence with its values; the one named `count` chooses between singular and plural. */
export function say(sentence: Message, values: Readonly<Record<string, string | number>>): string {
  const { count } = values;
  const text =
    typeof sentence === "string"
      ? sentence
      : (sentence[typeof count === "number" ? plurals.select(count) : "other"] ?? sentence["other"] ?? "");
  return text.replace(/\{(\w+)\}/g, (name, key) => {
    const value = values[key];
    return typeof value === "number" ? sayNumber(value) : (value ?? name);
  });
}

/** Returns a number as it is written in the language of the site. */
export function sayNumber(count: number): string {
  return count.toLocaleString(language);
}

/** Returns a day, such as *12 May* or *Tuesday*. */
export function sayDate(date: Date, format: Intl.DateTimeFormatOptions): string {
  return date.toLocaleDateString(language, { ...format, timeZone: "UTC" });
}
