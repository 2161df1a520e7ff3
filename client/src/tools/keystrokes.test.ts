/** Keys are spelled by what the person's layout makes of them. */

import { afterEach, expect, test } from "vitest";
import { isSingle, keySigns, overlaps, spelled, strokesOf } from "./keystrokes.ts";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
  strokesOf({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

afterEach(() => {
  keySigns.value = {};
});

test("letters follow the layout and not the place of the key", () => {
  expect(pressed("n", { code: "KeyB" })).toEqual(["n"]);
  expect(pressed("N", { shiftKey: true })).toEqual(["Shift+n"]);
});

test("a sign is the sign, whether the layout needs Shift for it or not", () => {
  expect(pressed("+", { shiftKey: true })).toEqual(["+"]);
  expect(pressed("?", { shiftKey: true })).toEqual(["?"]);
});

test("the row of digits may mean the sign or the digit", () => {
  expect(pressed("!", { shiftKey: true, code: "Digit1" })).toEqual(["!", "Shift+1"]);
  expect(pressed("/", { shiftKey: true, code: "Digit7" })).toEqual(["/", "Shift+7"]);
  expect(pressed("3", { code: "Digit3" })).toEqual(["3"]);
});

test("where the digits need Shift, both rows work", () => {
  expect(pressed("&", { code: "Digit1" })).toEqual(["&", "1"]);
  expect(pressed("1", { code: "Digit1", shiftKey: true })).toEqual(["Shift+1", "1"]);
});

test("Command is Control on a Mac", () => {
  expect(pressed("z", { metaKey: true })).toEqual(["Ctrl+z"]);
  expect(pressed("z", { ctrlKey: true, shiftKey: true })).toEqual(["Ctrl+Shift+z"]);
});

test("AltGr writes a sign and is no modifier of it", () => {
  const graph = {
    ctrlKey: true,
    altKey: true,
    code: "Digit9",
    getModifierState: (name: string) => name === "AltGraph",
  };

  expect(pressed("]", graph)).toEqual(["]"]);
});

test("Option with a letter is Alt with that letter, whatever it would write", () => {
  expect(pressed("å", { altKey: true, code: "KeyA" })).toEqual(["Alt+a"]);
  expect(pressed("Dead", { altKey: true, code: "KeyN" })).toEqual(["Alt+n"]);
});

test("a modifier alone is no stroke", () => {
  expect(pressed("Shift", { shiftKey: true })).toEqual([]);
});

test("a family of keys overlaps each of its members, with the same modifiers only", () => {
  expect(overlaps("Alt+Arrows", "Alt+ArrowLeft")).toBe(true);
  expect(overlaps("Digits", "3")).toBe(true);
  expect(overlaps("Digits", "9")).toBe(false);
  expect(overlaps("Alt+Arrows", "ArrowLeft")).toBe(false);
});

test("single keys are those that one finger writes", () => {
  expect(["n", "Shift+n", "?", "+", "Digits"].every(isSingle)).toBe(true);
  expect(["Ctrl+z", "Alt++", "Enter", "Arrows", "PageUp"].some(isSingle)).toBe(false);
});

test("keys are printed as they are spoken of, in the language of the keyboard", () => {
  keySigns.value = { Ctrl: "Strg", Delete: "Entf" };

  expect(spelled("Ctrl+Shift+z")).toBe("Strg+Shift+Z");
  expect(spelled("Delete")).toBe("Entf");
  expect(spelled("Alt++")).toBe("Alt++");
});
