/** A wheel and a trackpad are told apart. */

import { expect, test } from "vitest";
import { deviceOf } from "./wheel.ts";

const turn = { deltaMode: 0, deltaX: 0, deltaY: 0, ctrlKey: false };

test("whole big steps are a wheel's", () => {
  expect(deviceOf({ ...turn, deltaY: 120 })).toBe("wheel");
  expect(deviceOf({ ...turn, deltaY: -100 })).toBe("wheel");
});

test("lines are a wheel's", () => {
  expect(deviceOf({ ...turn, deltaMode: 1, deltaY: 3 })).toBe("wheel");
});

test("small, broken and sideways steps are a trackpad's", () => {
  expect(deviceOf({ ...turn, deltaY: 4 })).toBe("trackpad");
  expect(deviceOf({ ...turn, deltaY: 112.5 })).toBe("trackpad");
  expect(deviceOf({ ...turn, deltaX: 12, deltaY: 100 })).toBe("trackpad");
});

test("with Control it is a pinch", () => {
  expect(deviceOf({ ...turn, deltaY: 2, ctrlKey: true })).toBe("pinch");
});
