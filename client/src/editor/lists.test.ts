/** Lists are lines of plain text that begin with a marker. */

import { expect, test } from "vitest";
import { apply, type Splice } from "../model/splice.ts";
import { begun, boxIn, continued, ended, listKind, tickedNext, toggled, turned } from "./lists.ts";

/** What the text comes to; `|` stands where the caret is. */
function after(text: string, change: (plain: string, caret: number) => Splice | undefined): string | undefined {
  const caret = text.indexOf("|");
  const plain = text.replace("|", "");
  const splice = change(plain, caret);
  return splice && apply(plain, splice);
}

test.each([
  ["• milk|", "• milk\n• "],
  ["• mi|lk", "• mi\n• lk"],
  ["☑ milk|", "☑ milk\n☐ "],
  ["9. milk|", "9. milk\n10. "],
  ["👍\n• milk|", "👍\n• milk\n• "],
])("Enter in %j goes on with the list", (text, wanted) => {
  expect(after(text, continued)).toBe(wanted);
});

test("numbers below count on when an item comes in between, as far as they count", () => {
  expect(after("1. a|\n2. b\n3. c\n7. d", continued)).toBe("1. a\n2. \n3. b\n4. c\n7. d");
});

test("Enter in an empty item ends the list", () => {
  expect(after("• milk\n• |", continued)).toBe("• milk\n");
});

test.each(["milk|", "|• milk", "•| milk", "a 1. b|"])("Enter in %j is a new line like any other", (text) => {
  expect(after(text, continued)).toBeUndefined();
});

test.each([
  ["- |", "• "],
  ["* |", "• "],
  ["milk\n- |bread", "milk\n• bread"],
  ["[] |", "☐ "],
  ["[ ] |milk", "☐ milk"],
  ["• [] |milk", "☐ milk"],
])("%j becomes an item as it is typed", (text, wanted) => {
  expect(after(text, begun)).toBe(wanted);
});

test.each(["a - |", "-- |", "-|", "• |"])("%j stays what was typed", (text) => {
  expect(after(text, begun)).toBeUndefined();
});

test("Backspace behind the marker takes it away, and elsewhere a letter", () => {
  expect(after("• |milk", ended)).toBe("milk");
  expect(after("12. |milk", ended)).toBe("milk");
  expect(after("• m|ilk", ended)).toBeUndefined();
});

test("lines become a list of any kind, and plain lines again", () => {
  const list = after("milk\n\nbread", (text) => turned(text, "number"));
  const boxes = after(list ?? "", (text) => turned(text, "check"));

  expect(list).toBe("1. milk\n\n2. bread");
  expect(boxes).toBe("☐ milk\n\n☐ bread");
  expect(after("☐ milk\n☑ bread", (text) => turned(text, "check"))).toBe("milk\nbread");
  expect(after("", (text) => turned(text, "bullet"))).toBe("• ");
});

test("only the lines that are selected are turned", () => {
  expect(after("milk\nbread\nsalt", (text) => turned(text, "bullet", 6, 7))).toBe("milk\n• bread\nsalt");
});

test("a change touches no letter that it need not, so that others' typing stays where it is", () => {
  expect(turned("milk\nbread", "bullet")).toEqual(["• ", 5, "• "]);
});

test("a box is ticked, and unticked", () => {
  const ticked = apply("👍\n☐ milk", toggled("👍\n☐ milk", 2) ?? []);

  expect(ticked).toBe("👍\n☑ milk");
  expect(apply(ticked ?? "", toggled(ticked ?? "", 2) ?? [])).toBe("👍\n☐ milk");
  expect(toggled("milk", 0)).toBeUndefined();
});

test("the next box is ticked, and all are unticked when none is left", () => {
  expect(after("☑ milk\n☐ bread", (text) => tickedNext(text))).toBe("☑ milk\n☑ bread");
  expect(after("☑ milk\n☑ bread", (text) => tickedNext(text))).toBe("☐ milk\n☐ bread");
  expect(tickedNext("milk")).toBeUndefined();
  expect(boxIn("👍\n☐ milk", 5)).toBe(2);
  expect(boxIn("👍\n☐ milk", 1)).toBeUndefined();
});

test("a text is a list of a kind when all of its lines are", () => {
  expect(listKind("• a\n\n• b")).toBe("bullet");
  expect(listKind("☐ a\n☑ b")).toBe("check");
  expect(listKind("• a\nb")).toBeUndefined();
  expect(listKind("")).toBeUndefined();
});
