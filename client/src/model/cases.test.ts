/** The cases that Python and TypeScript share: splices, order keys, changes, and what wishes come to. */
import { expect, test } from "vitest";
import changes from "../../../tests/cases/changes.json" with { type: "json" };
import keys from "../../../tests/cases/keys.json" with { type: "json" };
import ops from "../../../tests/cases/ops.json" with { type: "json" };
import splices from "../../../tests/cases/splices.json" with { type: "json" };
import { Board } from "./board.ts";
import type { Change, Entry, Op } from "./change.ts";
import type { Item } from "./item.ts";
import { between, bottom, top } from "./key.ts";
import { predict } from "./predict.ts";
import { apply, compose, diff, invert, normal, transform } from "./splice.ts";

test.each(splices.cases)("[X2] $name", (given) => {
  const { text, a, b, left_a: left } = given;

  expect(transform(a, b, left)).toEqual(given.a_after_b);
  expect(transform(b, a, !left)).toEqual(given.b_after_a);
  expect(apply(apply(text, a) ?? "", given.b_after_a)).toBe(given.merged);
  expect(apply(apply(text, b) ?? "", given.a_after_b)).toBe(given.merged);
  expect(invert(text, a)).toEqual(given.inverse_of_a);
  expect(compose(a, given.b_after_a)).toEqual(given.composed);
});

test.each(splices.normal)("[X1] $name", (given) => {
  expect(normal(given.parts)).toEqual(given.normal);
});

test.each(splices.difference)("[X7] $name", ({ old, new: now, splice }) => {
  expect(diff(old, now)).toEqual(splice);
});

test.each(splices.void)("[C1] a splice that $name is void", ({ text, splice }) => {
  expect(apply(text, splice)).toBeUndefined();
});

test("[I5] order keys are the server's, byte for byte", () => {
  expect(keys.top.map(([seq, n]) => top(Number(seq), Number(n)))).toEqual(keys.top.map(([, , key]) => key));
  expect(keys.bottom.map(([seq, n]) => bottom(Number(seq), Number(n)))).toEqual(keys.bottom.map(([, , key]) => key));
  expect(keys.between.map(([low, high]) => between(low ?? "", high ?? undefined))).toEqual(
    keys.between.map(([, , key]) => key),
  );
});

test.each(changes.cases)("[C1] $name", ({ items, entry, after }) => {
  const board = boardOf(items);

  board.lay(entry as unknown as Entry);

  const found = Object.keys(after).map((id) => [id, board.get(id) ?? null]);
  expect(Object.fromEntries(found)).toEqual(after);
});

interface OpCase {
  readonly name: string;
  readonly items: readonly object[];
  readonly log?: readonly Entry[];
  readonly ops: readonly Op[];
  readonly who: { readonly user: string };
  readonly seq: number;
  readonly at: number;
  readonly changes?: readonly Change[];
}

/** A client works out all but refusals and missing ids, which are the server's, and typing, which is shown by other means. */
function isPredicted({ changes: expected, log, ops: wished }: OpCase): boolean {
  return (
    expected !== undefined &&
    !wished.some((op) => op.op === "text" || (op.op === "create" && op.item.id === undefined)) &&
    // Where others typed meanwhile, only the server knows which letters were meant.
    !(log && wished.some((op) => op.op === "mark"))
  );
}

test.each((ops.cases as unknown as readonly OpCase[]).filter(isPredicted))("$name", (given) => {
  const board = boardOf(given.items);
  for (const entry of given.log ?? []) board.lay(entry);

  const found = predict(given.ops, board, given.who.user, given);

  expect(found).toEqual(given.changes);
});

function boardOf(items: readonly object[]): Board {
  const board = new Board();
  const puts = items.map((item): Change => ({ put: item as Item }));
  board.lay({ s: 1, at: 0, by: "", c: "", i: 0, d: puts });
  return board;
}
