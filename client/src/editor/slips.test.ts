/** Pasted text becomes the notes that a person would make of it. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { linkName, slips } from "./slips.ts";

test.each([
  ["one line", "one line", [["one line"]]],
  ["lines of every system", "one\r\ntwo\rthree\n\n", [["one"], ["two"], ["three"]]],
  ["empty lines between", "one\n\n \ntwo", [["one"], ["two"]]],
  [
    "markers of lists",
    "- one\n* two\n  + three\n12. four\n• five\n- [x] six",
    [["one"], ["two"], ["three"], ["four"], ["five"], ["six"]],
  ],
  ["what only looks like a marker", "-5 degrees\n3.5 hours\n*bold*", [["-5 degrees"], ["3.5 hours"], ["*bold*"]]],
  ["a list set in by tabs", "- one\n\t- two", [["one"], ["two"]]],
  ["emoji and CJK", "👩‍👩‍👧 家族\n日本語", [["👩‍👩‍👧 家族"], ["日本語"]]],
  [
    "cells",
    "a\tb\nc\td\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "empty cells keep their place",
    "a\t\tb\n\t\tc",
    [
      ["a", "", "b"],
      ["", "", "c"],
    ],
  ],
  ["an empty first column goes", "\ta\n\tb", [["a"], ["b"]]],
  [
    "quoted cells",
    '"two\nlines"\t"say ""hi"""\nlast\tcell',
    [
      ["two\nlines", 'say "hi"'],
      ["last", "cell"],
    ],
  ],
  ["one column of quoted cells", '"two\nlines"\nsecond', [["two\nlines"], ["second"]]],
  ["quotes of a person", '"Done is better"\nhe said "no"', [['"Done is better"'], ['he said "no"']]],
  ["a quote that never ends", '"open\nline', [['"open'], ["line"]]],
])("%s", (_name, text, rows) => {
  expect(slips(text)?.rows).toEqual(rows);
});

test.each(["", " \n\t\n", "\0"])("%j is no text", (text) => {
  expect(slips(text)).toBeUndefined();
});

test("a long line is prose, counted in characters that people see", () => {
  expect(slips("x".repeat(121))?.prose).toBe(true);
  expect(slips("😀".repeat(120))?.prose).toBe(false);
});

test("an address alone is a link, and only one that is safe to open", () => {
  expect(slips("https://example.org/a?b=c\n")?.link).toBe("https://example.org/a?b=c");
  expect(slips("javascript:alert(1)")?.link).toBeUndefined();
  expect(slips("see https://example.org")?.link).toBeUndefined();
  expect(linkName("https://www.example.org/")).toBe("example.org");
});

test("cells come back as they were written", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "字", '"', "\n", "\t", " b") }).map((text) => `x${text}y`);
  const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const pasted = rows.map((row) => row.map(quoted).join("\t")).join("\n");

      expect(slips(pasted)?.rows).toEqual(rows);
    }),
  );
});
