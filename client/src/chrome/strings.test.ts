/** The strings name everything that has a name, and say it in the language that is spoken. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { commands } from "../tools/keycommands.ts";
import { KEY_NAMES } from "../tools/keypresets.ts";
import { german } from "./strings.de.ts";
import { words as english } from "./strings.en.ts";
import { spanish } from "./strings.es.ts";
import { french } from "./strings.fr.ts";
import { counting } from "./strings.plural.ts";
import { use, words } from "./strings.ts";

const LANGUAGES = { german, spanish, french };
const SRC = join(import.meta.dirname, "..");

afterEach(() => use(english));

/** Every text in the strings by its place; what a function says counts with the same arguments for all. */
function texts(value: unknown, place = ""): ReadonlyMap<string, string> {
  if (typeof value === "string") return new Map([[place, value]]);
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, one]) => [...texts(one, `${place}.${name}`)]));
}

/** What is filled in later: "{note}", and the brackets around what may be left out. */
function blanks(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}|[[\]]/g)].map(([found]) => found).toSorted();
}

test("every command has a printed name and a group", () => {
  const nameless = [...KEY_NAMES, ...commands.value.map(({ name }) => name)].filter((name) => !words.keyNames[name]);
  const strays = commands.value.filter(({ group }) => !words.keyGroups[group]);

  expect(nameless).toEqual([]);
  expect(strays).toEqual([]);
});

test("whoever holds the words says them in the language that is spoken now", () => {
  const before = words.save;

  use(german);

  expect([before, words.save]).toEqual(["Save", "Speichern"]);
});

test.each(Object.entries(LANGUAGES))("%s leaves the same blanks as English", (_name, strings) => {
  const said = texts(strings);

  const wrong = [...texts(english)].filter(([place, text]) => {
    const there = said.get(place);
    return there !== undefined && blanks(there).join() !== blanks(text).join();
  });

  expect(wrong).toEqual([]);
});

test.each(Object.entries(LANGUAGES))("%s says nothing with no words", (_name, strings) => {
  const said = texts(strings);

  const empty = [...texts(english)].filter(([place, text]) => text !== "" && said.get(place)?.trim() === "");

  expect(empty).toEqual([]);
});

test("numbers and their words follow the rules of the language", () => {
  expect([0, 1, 2].map((count) => counting("fr")(count, "note", "notes"))).toEqual(["0 note", "1 note", "2 notes"]);
  expect([0, 1, 1_234].map((count) => counting("de")(count, "Zettel", "Zettel"))).toContain("1.234 Zettel");
});

test("whoever draws words takes them in the language that is spoken, and not in English", () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !/(^|[\\/])(strings|language)\b/.test(name))
    .filter((name) => /from\s*["'][^"']*strings\.en/.test(readFileSync(join(SRC, name), "utf8")));

  expect(sources).toEqual([]);
});
