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

/** What stands in a sentence. */
type Values<T> = Readonly<Record<string, string | number | T>>;

// With the same digits as in what the server writes.
const LANGUAGE = `${message("language")}-u-nu-latn`;
const PLURALS = /* @__PURE__ */ new Intl.PluralRules(LANGUAGE);
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** Returns a sentence with its values; the one named `count` chooses between singular and plural. */
export function say(sentence: Message, values: Values<string>): string {
  return sayParts(sentence, values).join("");
}

/**
 * Returns the parts of a sentence, in which a value may be anything, such as an element. In a sentence that runs from
 * right to left, texts are wrapped in marks that nobody sees, so that they do not change places with the words around.
 */
export function sayParts<T>(sentence: Message, values: Values<T>): (string | T)[] {
  // A text has no forms.
  const forms = sentence as Readonly<Record<string, string>>;
  const text = forms[PLURALS.select(Number(values["count"]))] ?? forms["other"] ?? (sentence as string);
  const isIsolated = RIGHT_TO_LEFT.test(text);
  // Every other part is the name of a value.
  return text.split(/\{(\w+)\}/).map((part, index) => {
    const value = values[part];
    if (index % 2 === 0) return part;
    if (typeof value === "number") return sayNumber(value);
    return isIsolated && typeof value === "string" ? `\u2068${value}\u2069` : (value ?? `{${part}}`);
  });
}

/** Returns sentences side by side, without those that are empty. */
export function saySentences(...sentences: readonly string[]): string {
  const all = sentences.filter(Boolean);
  return all.length > 0
    ? all.reduce((first, second) => say(message("text.sentences"), { first, second }))
    : "";
}

/** Returns what a control does, and to what. */
export function sayLabel(label: string, title: string): string {
  return say(message("text.label"), { label, title });
}

/** Returns a list, such as *a, b, and c*. */
export function sayList(items: readonly string[]): string {
  return new Intl.ListFormat(LANGUAGE).format(items);
}

/** Returns a number as it is written in the language of the site. */
export function sayNumber(count: number): string {
  return count.toLocaleString(LANGUAGE);
}
