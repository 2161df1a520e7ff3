/** A language is the one that was asked for, and says everything. */

import { expect, test } from "vitest";
import { firstKnown, known } from "./language.ts";
import { words as english } from "./strings.en.ts";
import { pseudo } from "./strings.pseudo.ts";

test("a region is spoken to in its language", () => {
  expect(known("de-AT")).toBe("de");
  expect(known("pt-BR")).toBeUndefined();
});

test("the first wish that is known wins, and English is left where none is", () => {
  expect(firstKnown(["", "", "pt-BR", "fr-CH", "en"])).toBe("fr");
  expect(firstKnown(["pt-BR"])).toBe("en");
});

test("nobody's language disguises every word, and leaves the names of keys alone", () => {
  const disguised = pseudo(english);

  expect(disguised.save).toMatch(/^⟦Šåvë|^⟦Šávë/);
  expect(disguised.people(3)).toContain("3");
  expect(disguised.hints.note).toContain("{note}");
  expect(disguised.writingKeys[0]?.[0]).toBe("Tab");
});
