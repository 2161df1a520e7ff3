/** The field shows the canvas's lines, and its text stays the person's text. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { broken, edited, inShown, inText } from "./lines.ts";

const lines = (...texts: string[]) => texts.map((text) => ({ text }));

test("a break takes the place of the space it stands at", () => {
  const shown = broken("to be or not", lines("to be", "or not"));

  expect(shown.text).toBe("to be\nor not");
  expect(edited(shown, shown.text)).toBe("to be or not");
});

test("a long word is broken without a space, and is whole again as text", () => {
  const shown = broken("abcdef", lines("abc", "def"));

  expect(shown.text).toBe("abc\ndef");
  expect(edited(shown, "abc\ndexf")).toBe("abcdexf");
});

test("the person's own line breaks stay", () => {
  const shown = broken("one two\nthree", lines("one", "two", "three"));

  expect(shown.text).toBe("one\ntwo\nthree");
  expect(edited(shown, "one\ntwo\nthree!")).toBe("one two\nthree!");
});

test("empty lines are lines", () => {
  const shown = broken("one\n\ntwo three", lines("one", "", "two", "three"));

  expect(shown.text).toBe("one\n\ntwo\nthree");
  expect(edited(shown, shown.text)).toBe("one\n\ntwo three");
});

test("backspace at the start of a soft line joins the words", () => {
  const shown = broken("to be or not", lines("to be", "or not"));

  expect(edited(shown, "to beor not")).toBe("to beor not");
});

test("backspace and delete at a break inside a word take the character beside it", () => {
  const shown = broken("abcdef", lines("abc", "def"));

  expect(edited(shown, "abcdef", false)).toBe("abdef");
  expect(edited(shown, "abcdef", true)).toBe("abcef");
});

test("lines that are not the text's own change nothing", () => {
  expect(broken("one two", lines("one", "twelve"))).toEqual({ text: "one two", breaks: [] });
});

test("places go to the shown text and back, whatever the lines are", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.nat(), fc.integer({ min: 1, max: 6 }), (parts, seed, width) => {
      const text = parts.join(" ");
      const laid = parts.flatMap((word) => word.match(new RegExp(`.{1,${width}}`, "g")) ?? []);
      const place = seed % (text.length + 1);

      const shown = broken(text, lines(...laid));

      expect(inText(shown, inShown(shown, place))).toBe(place);
      expect(edited(shown, shown.text)).toBe(text);
    }),
  );
});
