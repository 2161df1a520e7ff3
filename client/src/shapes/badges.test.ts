/** What belongs to a note lies inside of it, or on its rim, and does not take the words' room. */

import { expect, test } from "vitest";
import type { Item, Note } from "../model/item.ts";
import { badgeAt, badgesOf, overhang, reactionsOf } from "./badges.ts";
import { LIGHT } from "./look.ts";
import { lettering } from "./registry.ts";
import { spotAt } from "./spots.ts";

const NONE: ReadonlyMap<string, Item> = new Map();

function note(fields: Partial<Note>): Note {
  const base = { id: "n1", kind: "note", shape: "square", x: 0, y: 0, w: 200, h: 200, text: "", color: "yellow" };
  return { ...base, ...fields } as Note;
}

const tags = { process: true, team: true, "a rather long name for a tag that will be cut": true, more: true };

test("a plain note has none, and its words have all of the room", () => {
  expect(badgesOf(note({}), NONE)).toEqual({ all: [], foot: 0 });
});

test("what does not fit in the row is counted", () => {
  const { all } = badgesOf(note({ tags, scores: { impact: 7 } }), NONE);

  expect(all.map(({ kind }) => kind)).toEqual(["tag", "tag", "more"]);
  expect(all.at(-1)?.label).toBe("+3");
});

test("on a disc the row lies inside of the rim, whatever is in it", () => {
  const { all, foot } = badgesOf(note({ shape: "round", tags, link: "https://example.org/a" }), NONE);

  for (const { box } of all) {
    for (const [x, y] of [
      [box.x, box.y],
      [box.x + box.w, box.y],
      [box.x, box.y + box.h],
      [box.x + box.w, box.y + box.h],
    ] as const) {
      expect(Math.hypot(x - 100, y - 100)).toBeLessThan(100);
    }
    expect(box.y).toBeGreaterThanOrEqual(200 - foot);
  }
});

test("words end above the foot, on a disc too", () => {
  const text = "to be or not to be, that is the question";
  for (const shape of ["square", "round"] as const) {
    const one = note({ shape, text, tags });
    const { fitted } = lettering(one, LIGHT, NONE, 1);

    expect(fitted.lines.at(-1)?.y).toBeLessThan(200 - badgesOf(one, NONE).foot + 1);
  }
});

test("reactions are counted by emoji, and lie across the lower edge", () => {
  const one = note({ reactions: { "👍 mia": true, "🎉 bo": true, "👍 bo": true } });
  const [thumbs] = badgesOf(one, NONE).all;

  expect(reactionsOf(one.reactions).get("👍")).toEqual(["mia", "bo"]);
  expect(thumbs?.label).toBe("👍 2");
  expect(badgeAt(one, { x: 20, y: 200 + overhang(one) - 1 }, NONE)?.emoji).toBe("👍");
});

test("initials, names or nothing stand for the author, as the board's settings say", () => {
  const one = note({ by: "user1" });
  const member = { id: "user1", kind: "member", name: "Mia de Lang" } as unknown as Item;
  const items = (authors?: "initials" | "names") =>
    new Map([
      ["user1", member],
      ["settings", { id: "settings", kind: "settings", title: "", authors } as unknown as Item],
    ]);

  expect(badgesOf(one, items()).all).toEqual([]);
  expect(badgesOf(one, items("initials")).all[0]?.label).toBe("ML");
  expect(badgesOf(one, items("names")).all[0]?.label).toBe("Mia de Lang");
  expect(badgesOf(note({ by: "user1", author: "Bo" }), items("names")).all[0]?.label).toBe("Bo");
});

test("a box to tick is found where its line is, and nowhere when it is too small to be aimed at", () => {
  const one = note({ text: "☐ milk\n☑ bread", size: 20 });
  const { fitted, box } = lettering(one, LIGHT, NONE, 1);
  const line = fitted.lines[1];
  const at = { x: box.x + (line?.x ?? 0) + 5, y: box.y + (line?.y ?? 0) - 5 };

  expect(spotAt(one, at, NONE, 1, 4)).toEqual({ kind: "box", id: "n1", place: 7 });
  expect(spotAt(one, { x: 150, y: at.y }, NONE, 1, 4)).toBeUndefined();
  expect(spotAt(one, at, NONE, 0.1, 4)).toBeUndefined();
});
