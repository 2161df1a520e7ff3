/** The key table says one thing for each stroke. */

import { expect, test } from "vitest";
import { commandFor, KEYS, printed, stroke } from "./keys.ts";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
  stroke({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

test("no stroke means two things", () => {
  const strokes = KEYS.flatMap((key) => key.strokes);

  expect(new Set(strokes).size).toBe(strokes.length);
});

test("letters follow the layout and not the place of the key", () => {
  expect(commandFor(pressed("n", { code: "KeyB" }))?.name).toBe("note");
  expect(commandFor(pressed("N", { shiftKey: true }))?.name).toBe("round");
});

test("a sign that needs Shift on some layout is the same sign", () => {
  expect(commandFor(pressed("+", { shiftKey: true }))?.name).toBe("zoomIn");
  expect(commandFor(pressed("!", { shiftKey: true, code: "Digit1" }))?.name).toBe("fit");
});

test("Command is Control on a Mac", () => {
  expect(commandFor(pressed("z", { metaKey: true }))?.name).toBe("undo");
  expect(commandFor(pressed("z", { ctrlKey: true, shiftKey: true }))?.name).toBe("redo");
});

test("keys are printed as they are spoken of", () => {
  expect(printed("round")).toBe("Shift+N");
  expect(printed("redo")).toBe("Ctrl+Shift+Z");
  expect(printed("zoomIn")).toBe("+");
});
