/** The tables of keys say one thing for each stroke, and people's own changes over them do, too. */

import { afterEach, expect, test } from "vitest";
import { OFFERED, preferences } from "../editor/preferences.ts";
import { KEY_NAMES, PRESETS } from "./keypresets.ts";
import { bind, keyed, meaning, printed, reset, resetAll, strokesFor, tableOf, unbind, usedBy } from "./keys.ts";
import { overlaps } from "./keystrokes.ts";

afterEach(() => {
  resetAll();
  preferences.keyPreset.value = "tondo";
  preferences.keysOn.value = true;
});

test.each(OFFERED.keyPreset)("no two commands of the %s keys share a stroke", (preset) => {
  const all = KEY_NAMES.flatMap((name) => PRESETS[preset][name].map((stroke) => ({ name, stroke })));

  const shared = all.filter((one, n) => all.slice(n + 1).some((other) => overlaps(one.stroke, other.stroke)));

  expect(shared).toEqual([]);
});

test.each(OFFERED.keyPreset)("the %s keys reach what nothing else on the screen reaches", (preset) => {
  const onlyByKey = ["nudge", "buildNext", "thatWay", "thatWayToo", "commands", "escape", "write", "keys"] as const;

  expect(onlyByKey.filter((name) => PRESETS[preset][name].length === 0)).toEqual([]);
});

test("a key means its command, and the arrow that was pressed", () => {
  expect(meaning(["n"])?.name).toBe("note");
  expect(meaning(["Shift+n"])?.name).toBe("round");
  expect(meaning(["Alt+ArrowLeft"])).toEqual({ name: "buildNext", key: "ArrowLeft" });
  expect(meaning(["3"])).toEqual({ name: "color", key: "3" });
  expect(meaning(["9"])).toBeUndefined();
});

test("the first stroke that means something counts", () => {
  expect(meaning(["!", "Shift+1"])?.name).toBe("fit");
  expect(meaning(["/", "Shift+7"])?.name).toBe("commands");
});

test("a key that is given to one command is taken from the other", () => {
  bind("frame", "n");

  expect(meaning(["n"])?.name).toBe("frame");
  expect(strokesFor("note")).toEqual(["s"]);
});

test("a key that is given away twice belongs to the last", () => {
  bind("frame", "n");
  bind("text", "n");

  expect(meaning(["n"])?.name).toBe("text");
  expect(strokesFor("frame")).toEqual([]);
});

test("resetting a command brings its key back, and gives back what it took", () => {
  bind("frame", "n");

  reset("frame");

  expect(strokesFor("frame")).toEqual(["f"]);
  expect(meaning(["n"])?.name).toBe("note");
});

test("a command may have no key at all", () => {
  unbind("note");

  expect(meaning(["n"])).toBeUndefined();
  expect(printed("note")).toBe("");
});

test("whose key it is can be asked before it is taken", () => {
  expect(usedBy(["n"], "frame")).toBe("note");
  expect(usedBy(["n"], "note")).toBeUndefined();
  expect(usedBy(["Alt+ArrowUp"], "frame")).toBe("buildNext");
});

test("other habits are one choice away, with one's own keys over them", () => {
  bind("frame", "k");
  preferences.keyPreset.value = "figjam";

  expect(printed("note")).toBe("S");
  expect(printed("connector")).toBe("X");
  expect(printed("frame")).toBe("K");
});

test("single keys can be switched off, and the others stay", () => {
  preferences.keysOn.value = false;

  expect(["n", "Shift+p", "?", "/", "+", "3"].filter((stroke) => meaning([stroke]))).toEqual([]);
  expect(meaning(["Ctrl+z"])?.name).toBe("undo");
  expect(meaning(["ArrowLeft"])?.name).toBe("nudge");
  expect(meaning(["Alt++"])?.name).toBe("bigger");
  expect(printed("note")).toBe("");
  expect(printed("commands")).toBe("Ctrl+K");
});

test("what is kept of a command that is gone changes nothing", () => {
  const table = tableOf("tondo", { juggle: ["n"] });

  expect(table.note).toEqual(["n", "s"]);
});

test("hints name the keys that work, and are silent about those that do not", () => {
  const hint = "Click. [{note}: next shape.]";

  const before = keyed(hint);
  unbind("note");

  expect(before).toBe("Click. N: next shape.");
  expect(keyed(hint)).toBe("Click.");
});
