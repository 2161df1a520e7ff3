/**
 * Marking a text that is being typed in, by oneself and by others.
 *
 * A pending mark names letters of the text as it is shown, and follows it. The server knows the text as it was at `base`
 * and carries the range over what others typed since; so a mark waits until what was typed here before it is confirmed,
 * and what was typed after it is taken off again on the way out. [X9]
 */

import type { Op } from "../model/change.ts";
import { field, type Item } from "../model/item.ts";
import { type Mark, type MarkName, marked, shifted } from "../model/marks.ts";
import type { Splice } from "../model/splice.ts";
import type { Pending, Tx } from "./pending.ts";
import type { Typing } from "./typing.ts";

export type MarkOp = Extract<Op, { op: "mark" }>;
/** From where to where, not included, in code points. */
export type Range = readonly [number, number];

/** What a mark waits for: that the typing under way is confirmed, or that also what is gathered behind it is. */
export type Behind = "inflight" | "buffer";

export function isMark(op: Op): op is MarkOp {
  return op.op === "mark";
}

export function marksOf(item: Item | undefined): readonly Mark[] {
  return ((item && field(item, "marks")) ?? []) as unknown as readonly Mark[];
}

/** What ranges come to after a splice; those of which nothing is left are gone. */
export function carried(ranges: readonly Range[], splice: Splice): readonly Range[] {
  return shifted(
    ranges.map(([from, to]): Mark => [from, to, "bold"]),
    splice,
    Infinity,
  ).map(([from, to]): Range => [from, to]);
}

/** The letters that got the mark, or lost it. */
export function touched(
  before: Item | undefined,
  after: Item | undefined,
  name: MarkName,
  on: boolean,
): readonly Range[] {
  const [less, more] = on ? [before, after] : [after, before];
  let rest: readonly Mark[] = marksOf(more).filter((mark) => mark[2] === name);
  for (const [from, to, other] of marksOf(less)) {
    if (other === name) rest = marked(rest, [from, to, name], false, Infinity);
  }
  return rest.map(([from, to]): Range => [from, to]);
}

/** The shown text of an item has changed: marks that are pending follow their letters. */
export function follow(pending: Pending, id: string, splice: Splice): void {
  for (const tx of pending.all) {
    if (!tx.ops.some((op) => isMark(op) && op.id === id)) continue;
    tx.ops = tx.ops.map((op) => (isMark(op) && op.id === id ? moved(op, splice) : op));
  }
}

/** The mark as the server understands it: on the text as it is confirmed, without what was typed here since. */
export function wired(op: MarkOp, base: number, typing: Typing | undefined): MarkOp {
  return { ...(typing ? moved(op, typing.dropped()) : op), base };
}

/** What the ops of a wish have to wait for. */
export function waitsFor(ops: readonly Op[], typingIn: (id: string) => Typing | undefined): Map<string, Behind> {
  const behind = new Map<string, Behind>();
  for (const { id } of ops.filter(isMark)) {
    const typing = typingIn(id);
    if (typing && !typing.idle) behind.set(id, typing.buffered ? "buffer" : "inflight");
  }
  return behind;
}

/** Gathered typing is under way now, or has come back from there to wait again: so far are the marks behind it. */
export function stand(pending: Pending, id: string, behind: Behind): void {
  for (const tx of pending.all) if (tx.behind?.has(id)) tx.behind.set(id, behind);
}

/** Let go what waits for nothing any more; the ids in the answer have typing to send before that. */
export function release(all: readonly Tx[], typingIn: (id: string) => Typing | undefined): readonly string[] {
  const first = new Set<string>();
  for (const { behind } of all) {
    for (const [id, stage] of behind ?? []) {
      const typing = typingIn(id);
      if (typing?.inflight) continue;
      if (stage === "buffer" && typing?.waits) first.add(id);
      else behind?.delete(id);
    }
  }
  return [...first];
}

function moved(op: MarkOp, splice: Splice): MarkOp {
  const [range] = carried([[op.from, op.to]], splice);
  // With nothing left to mark it stays in its place, and does nothing.
  const [from, to] = range ?? [op.from, op.from];
  return { ...op, from, to };
}
