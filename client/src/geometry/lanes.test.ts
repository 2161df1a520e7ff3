/** A room parted into lanes: what lies in it has its seat, is set out as one reads, and the room grows when it is full. */

import { expect, test } from "vitest";
import { cellBox, headBox, planned, rankAt, type Seated, seatAt, settled, sharesOf } from "./lanes.ts";

const BOARD = planned({ x: 0, y: 0, w: 600, h: 440 }, [1, 2], [1], { top: 40 });
const SPACE = { gap: 10, pad: 10, centred: false };

function thing(column: number, row = 0, w = 80, h = 80): Seated {
  return { column, row, size: { w, h } };
}

test("lanes share the room that the titles leave", () => {
  const second = cellBox(BOARD, { column: 1, row: 0 });

  expect(second).toEqual({ x: 200, y: 40, w: 400, h: 400 });
  expect(headBox(BOARD, "columns", 1)).toEqual({ x: 200, y: 0, w: 400, h: 40 });
  expect(headBox(BOARD, "rows", 0)).toBeUndefined();
});

test("a point belongs to the lane that it is in, and one beside the room to the nearest", () => {
  expect(seatAt(BOARD, { x: 199, y: 300 })).toEqual({ column: 0, row: 0 });
  expect(seatAt(BOARD, { x: 201, y: 300 })).toEqual({ column: 1, row: 0 });
  expect(seatAt(BOARD, { x: 5_000, y: -300 })).toEqual({ column: 1, row: 0 });
});

test("things stand in lines from the left, and below one another when there is no more room", () => {
  const { boxes } = settled(BOARD, [thing(0), thing(0), thing(0)], SPACE);

  expect(boxes.map(({ x, y }) => [x, y])).toEqual([
    [10, 50],
    [100, 50],
    [10, 140],
  ]);
});

test("what is wider than its lane is fitted to it, in its own ratio, unless it must keep its size", () => {
  const { boxes } = settled(BOARD, [thing(0, 0, 360, 90), { ...thing(1, 0, 900, 90), rigid: true }], SPACE);

  expect(boxes[0]).toMatchObject({ w: 180, h: 45 });
  expect(boxes[1]).toMatchObject({ w: 900, h: 90 });
});

test("a row that is too low grows, and pushes the rows below it", () => {
  const plan = planned({ x: 0, y: 0, w: 200, h: 200 }, [1], [1, 1]);

  const { plan: grown, boxes } = settled(plan, [thing(0, 0, 150, 170), thing(0, 1, 50, 50)], SPACE);

  expect(grown.rows).toEqual([190, 100]);
  expect(grown.box.h).toBe(290);
  expect(boxes[1]).toMatchObject({ y: 200 });
});

test("what is set out stays where it is when it is set out again", () => {
  const things = [thing(0), thing(0), thing(1, 0, 500, 100), thing(1)];
  const first = settled(BOARD, things, { ...SPACE, centred: true });

  const again = settled(
    first.plan,
    things.map((one, n) => ({ ...one, size: first.boxes[n] ?? one.size })),
    { ...SPACE, centred: true },
  );

  expect(again.boxes).toEqual(first.boxes);
  expect(again.plan.rows).toEqual(first.plan.rows);
});

test("what is let go between two things comes between them", () => {
  const stack = [0, 90, 180].map((y) => ({ x: 10, y, w: 80, h: 80 }));
  const line = [0, 90, 180].map((x) => ({ x, y: 10, w: 80, h: 80 }));

  expect([-5, 30, 50, 100, 140, 300].map((y) => rankAt(stack, { x: 50, y }))).toEqual([0, 0, 1, 1, 2, 3]);
  expect([-5, 30, 50, 100, 140, 300].map((x) => rankAt(line, { x, y: 50 }))).toEqual([0, 0, 1, 1, 2, 3]);
});

test("shares give tracks the lengths they are made from", () => {
  const shares = sharesOf([100, 300, 200]);

  expect(planned({ x: 0, y: 0, w: 600, h: 1 }, shares, [1]).columns.map(Math.round)).toEqual([100, 300, 200]);
});
