/**
 * No language at all: the English words with accents, longer, and in brackets.
 *
 * What shows up without brackets is written into the code, what is cut off would be in most languages, and it can still
 * be read.
 */

import type { Strings } from "./strings.ts";

const ACCENTS: Readonly<Record<string, string>> = {
  a: "á",
  c: "ç",
  e: "ë",
  i: "ï",
  n: "ñ",
  o: "ö",
  s: "š",
  u: "ü",
  y: "ý",
  z: "ž",
  A: "Å",
  C: "Ç",
  E: "É",
  I: "Î",
  N: "Ñ",
  O: "Ø",
  S: "Š",
  U: "Û",
  Y: "Ý",
  Z: "Ž",
};

/** Translations are longer than English by about this part, short words by more. */
const LONGER = 0.3;

export function pseudo(english: Strings): Strings {
  return disguised(english) as Strings;
}

function disguised(value: unknown): unknown {
  if (typeof value === "string") return said(value);
  if (typeof value === "function") return (...what: unknown[]) => said(String(value(...what)));
  // In a pair, the first one names a key.
  if (Array.isArray(value)) return value.map((one, at) => (at === 0 && typeof one === "string" ? one : disguised(one)));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, disguised(one)]));
}

function said(text: string): string {
  if (text === "") return "";
  // What stands in braces names a key and is filled in later.
  const accented = text.replaceAll(/\{\w+\}|[A-Za-z]/g, (part) => ACCENTS[part] ?? part);
  return `⟦${accented}${"·".repeat(Math.ceil(2 + text.length * LONGER))}⟧`;
}
