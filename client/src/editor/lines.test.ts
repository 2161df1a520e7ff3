/** The field shows the canvas's lines, and its text stays the person's text. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { besideBreak, broken, edited, inShown, inText } from "./lines.ts";

const lines = (...texts: string[]) => texts.map((text) => ({ text }));

test("a break takes the place of the space it stands at", () => {
  const shown = broken("to be or not", lines("to be", "or not"));

  expect(shown.text).toBe("to be\nor not");
  expect(edited(shown, shown.text).text).toBe("to be or not");
});

test("a long word is broken without a space, and is whole again as text", () => {
  const shown = broken("abcdef", lines("abc", "def"));

  expect(shown.text).toBe("abc\ndef");
  expect(edited(shown, "abc\ndexf").text).toBe("abcdexf");
});

test("the person's own line breaks stay", () => {
  const shown = broken("one two\nthree", lines("one", "two", "three"));

  expect(shown.text).toBe("one\ntwo\nthree");
  expect(edited(shown, "one\ntwo\nthree!").text).toBe("one two\nthree!");
});

test("empty lines are lines", () => {
  const shown = broken("one\n\ntwo three", lines("one", "", "two", "three"));

  expect(shown.text).toBe("one\n\ntwo\nthree");
  expect(edited(shown, shown.text).text).toBe("one\n\ntwo three");
});

test("backspace at the start of a soft line joins the words", () => {
  const shown = broken("to be or not", lines("to be", "or not"));

  expect(edited(shown, "to beor not").text).toBe("to beor not");
});

test("backspace and delete at a break inside a word take the character beside it", () => {
  const shown = broken("abcdef", lines("abc", "def"));

  expect(edited(shown, "abcdef", 3, false).text).toBe("abdef");
  expect(edited(shown, "abcdef", 3, true).text).toBe("abcef");
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
      expect(edited(shown, shown.text).text).toBe(text);
    }),
  );
});

test("a line that hangs under a list's item is set in by a tab, which is no part of the text", () => {
  const shown = broken("• to be or not", [{ text: "• to be" }, { text: "or not", hung: true }]);

  expect(shown.text).toBe("• to be\n\tor not");
  expect(edited(shown, "• to be\n\tor not!")).toEqual({ text: "• to be or not!", caret: 15 });
  expect(edited(shown, "• to be\nxor not", 9).text).toBe("• to be xor not");
  expect(edited(shown, "• to be\nx\tor not", 9)).toEqual({ text: "• to be xor not", caret: 9 });
});

test("backspace and delete at a line that hangs take the space, or the character beside it", () => {
  const words = broken("• to be or", [{ text: "• to be" }, { text: "or", hung: true }]);
  const letters = broken("• abcd", [{ text: "• ab" }, { text: "cd", hung: true }]);

  expect(edited(words, "• to be\nor", 8).text).toBe("• to beor");
  expect(edited(words, "• to be\tor", 7, true).text).toBe("• to beor");
  expect(edited(letters, "• ab\ncd", 5)).toEqual({ text: "• acd", caret: 3 });
  expect(edited(letters, "• ab\tcd", 4, true)).toEqual({ text: "• abd", caret: 4 });
});

test("the caret never rests between a break and its tab", () => {
  const shown = broken("• to be or", [{ text: "• to be" }, { text: "or", hung: true }]);

  expect(besideBreak(shown, 8, 9)).toBe(7);
  expect(besideBreak(shown, 8, 7)).toBe(9);
  expect(besideBreak(shown, 5, 4)).toBe(5);
});
