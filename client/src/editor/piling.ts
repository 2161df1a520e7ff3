/** Piles: notes laid on one another, and spread out again. [I15] */

import { around, type Box, centre } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { type Item, isPlaced, type Note, type Pile } from "../model/item.ts";
import { pileMembers } from "../shapes/pile.ts";
import { isLaid } from "../shapes/plan.ts";
import type { Editor } from "./editor.ts";
import { glide } from "./gliding.ts";
import { emptied, leaves } from "./grouping.ts";
import { holderOf } from "./holders.ts";
import { setOut } from "./layouts.ts";
import { roomNear } from "./room.ts";

const GAP = 24;

/** The selected notes that can be laid on one another. */
export function pileable(editor: Editor): readonly Note[] {
  return leaves(editor, editor.selected.value).filter((item) => item.kind === "note" && editor.free(item)) as Note[];
}

/** Lay the selected notes on one another, where most of them are, the topmost on top. */
export function pile(editor: Editor): void {
  const notes = pileable(editor);
  const whole = around(notes);
  const top = notes.at(-1);
  if (notes.length < 2 || !whole || !top) return;
  const side = Math.min(400, Math.max(80, ...notes.map((note) => note.h)));
  const middle = centre(whole);
  const box = { x: round(middle.x - side / 2), y: round(middle.y - side / 2), w: side, h: side };
  const id = newId();
  const parents = new Set(notes.map((note) => note.parent));
  const [parent] = parents.size === 1 ? parents : [];
  const made = { kind: "pile", id, ...box, text: "", ...(parent !== undefined && { parent }) };
  const empty = emptied(editor, new Set(notes.map((note) => note.id)));
  const ops: Op[] = [{ op: "create", item: made }, ...notes.map((note) => joining(note, id, box))];
  if (empty.length > 0) ops.push({ op: "delete", ids: empty });
  editor.propose(ops, "pile");
  editor.select([id]);
}

/** The wishes that lay notes onto a pile. */
export function joinedTo(editor: Editor, onto: Pile, items: readonly Item[]): Op[] {
  const notes = items.filter((item) => item.kind === "note");
  const empty = emptied(editor, new Set(notes.map((note) => note.id)));
  const ops: Op[] = notes.map((note) => joining(note, onto.id, onto));
  // What is laid on last lies on top.
  ops.push({ op: "restack", ids: notes.map((note) => note.id), to: "top" });
  if (empty.length > 0) ops.push({ op: "delete", ids: empty });
  return ops;
}

/** Spread the selected piles: each becomes a grid of its notes, and is gone. */
export function spread(editor: Editor): void {
  for (const item of editor.selected.peek()) if (item.kind === "pile" && editor.free(item)) spreadPile(editor, item);
}

/** Spread one pile where there is room for its notes, near where it is. */
export function spreadPile(editor: Editor, item: Pile): void {
  const members = pileMembers(item.id, editor.seen);
  const placed = members.filter(isPlaced).filter((one) => editor.free(one));
  const was = new Map(members.map((one) => [one.id, one]));
  const holder = editor.session.items.get(item.parent ?? "");
  const ops: Op[] = [];
  if (isLaid(holder)) {
    const arrivals = placed.map((one) => ({ item: one, box: { ...centred(item, one) } }));
    ops.push(...setOut(editor, holder, { arrivals, leaving: new Set([item.id]) }));
  } else {
    const boxes = inRows(item, placed);
    const whole = around(boxes);
    const room = whole && roomNear(editor, whole, new Set([item.id]));
    for (const [n, one] of placed.entries()) {
      const { x, y, w, h } = boxes[n] ?? one;
      const box = {
        x: round(x + (room?.x ?? 0) - (whole?.x ?? 0)),
        y: round(y + (room?.y ?? 0) - (whole?.y ?? 0)),
        w,
        h,
      };
      // Part of a group stays part of it, wherever it lies.
      const parent = holder?.kind === "group" ? holder.id : holderOf(editor, box, new Set([item.id]))?.id;
      ops.push({ op: "update", id: one.id, set: { parent: parent ?? null, x: box.x, y: box.y } });
    }
  }
  ops.push({ op: "delete", ids: [item.id] });
  editor.propose(ops, "spread");
  editor.select(members.map((one) => one.id));
  glide(editor, was);
}

/** Boxes of these sizes in a grid about as wide as high, around the middle of the pile. */
function inRows(item: Pile, members: readonly (Item & Box)[]): readonly Box[] {
  const w = Math.max(...members.map((one) => one.w));
  const h = Math.max(...members.map((one) => one.h));
  const across = Math.max(1, Math.ceil(Math.sqrt((members.length * h) / w)));
  const down = Math.ceil(members.length / across);
  const middle = centre(item);
  const left = middle.x - (across * (w + GAP) - GAP) / 2;
  const top = middle.y - (down * (h + GAP) - GAP) / 2;
  return members.map((one, n) => ({
    x: left + (n % across) * (w + GAP) + (w - one.w) / 2,
    y: top + Math.floor(n / across) * (h + GAP) + (h - one.h) / 2,
    w: one.w,
    h: one.h,
  }));
}

/** A box of the item's size around the middle of the pile. */
function centred(item: Pile, { w, h }: Box): Box {
  const middle = centre(item);
  return { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
}

function joining(note: Note, parent: string, box: Box): Op {
  const middle = centre(box);
  const [x, y] = [round(middle.x - note.w / 2), round(middle.y - note.h / 2)];
  return { op: "update", id: note.id, set: { parent, x, y } };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
