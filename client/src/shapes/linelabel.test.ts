/** What stands on a line, and where the line is broken for it. */
import { expect, test } from "vitest";
import { centre } from "../geometry/box.ts";
import { run } from "../model/connector.ts";
import type { Connector } from "../model/item.ts";
import { gapOf, labelBox } from "./linelabel.ts";

function line(more: Partial<Connector> = {}): Connector {
  const looks = { start: "none", end: "arrow", pattern: "solid", width: 2, color: "black", text: "" } as const;
  const ends = { from: { point: [0, 0] }, to: { point: [400, 0] } } as const;
  return { id: "l", kind: "connector", route: "straight", ...looks, ...ends, ...more };
}

const laid = (item: Connector) => run(item, new Map());

test("a line on which nothing stands is whole", () => {
  expect(gapOf(line(), laid(line()), false)).toBeUndefined();
});

test("a line is broken for its words, for words that are being written, and for a mark", () => {
  expect(gapOf(line({ text: "so" }), laid(line()), false)).toBeDefined();
  expect(gapOf(line(), laid(line()), true)).toBeDefined();
  expect(gapOf(line({ means: "causes" }), laid(line()), false)).toMatchObject({ w: 28, h: 28 });
});

test("words stand in the middle of the longest piece, or where they were put", () => {
  const middle = centre(labelBox(line({ text: "so" }), laid(line())));
  const put = centre(labelBox(line({ text: "so", label_at: 0.25 }), laid(line())));

  expect([middle.x, put.x]).toEqual([200, 100]);
});

test("where the ends are near each other, words are wrapped", () => {
  const text = "this is because of that";
  const near = line({ text, to: { point: [130, 200] } });

  expect(labelBox(near, laid(near)).h).toBeGreaterThan(labelBox(line({ text }), laid(line())).h);
});
