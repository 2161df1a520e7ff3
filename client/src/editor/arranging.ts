/** Putting the selection in order: in line, evenly, in a grid, in one size. Each is one step of undo. */

import { type Axis, aligned, distributed, type Edge, type Step, tidied } from "../geometry/arrange.ts";
import { around, type Box, centre } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { type Item, isPlaced, type Placed } from "../model/item.ts";
import { GAP } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { newHomes } from "./homes.ts";

/** What can be put in order: the selected items with a place of their own that are not carried by a selected frame. */
export function arrangeable(editor: Editor): readonly (Placed & Item)[] {
  const selected = editor.selection.value;
  const carried = (item: Item): boolean => {
    const above = new Set<string>();
    for (let id = item.parent; id !== undefined && !above.has(id); id = editor.session.items.get(id)?.parent) {
      if (selected.has(id)) return true;
      above.add(id);
    }
    return false;
  };
  return editor.selected.value.filter(isPlaced).filter((item) => !carried(item));
}

/** In line with what is locked, if anything is; it stays where it is. */
export function align(editor: Editor, edge: Edge): void {
  const items = arrangeable(editor);
  const fixed = items.filter((item) => !editor.free(item));
  const free = items.filter((item) => editor.free(item));
  const guide = around((fixed.length > 0 ? fixed : free).map((item) => boxOf(editor, item)));
  if (items.length > 1) arrange(editor, free, (boxes) => aligned(boxes, edge, guide), "align");
}

export function distribute(editor: Editor, axis: Axis): void {
  const free = arrangeable(editor).filter((item) => editor.free(item));
  arrange(editor, free, (boxes) => distributed(boxes, axis), "distribute");
}

/** Into rows and columns. */
export function tidyUp(editor: Editor): void {
  const free = arrangeable(editor).filter((item) => editor.free(item));
  if (free.length > 1) arrange(editor, free, (boxes) => tidied(boxes, GAP), "tidy");
}

/** As large as the largest of their kind, around the middles they have. Notes keep the ratio of their shape. */
export function equalise(editor: Editor): void {
  const items = arrangeable(editor).filter((item) => item.kind !== "text");
  const ops = items.flatMap((item): Op[] => {
    const largest = items
      .filter((other) => other.kind === item.kind)
      .reduce((most, other) => (other.w * other.h > most.w * most.h ? other : most), item);
    const alike = item.kind !== "note" || largest.kind !== "note" || largest.shape === item.shape;
    const size = alike ? { w: largest.w, h: largest.h } : { w: item.w * (largest.h / item.h), h: largest.h };
    if (!editor.free(item) || (near(size.w, item.w) && near(size.h, item.h))) return [];
    const middle = centre(item);
    const [x, y] = [round(middle.x - size.w / 2), round(middle.y - size.h / 2)];
    return [{ op: "update", id: item.id, set: { x, y, w: round(size.w), h: round(size.h) } }];
  });
  if (editor.can("edit")) editor.propose(ops, "size");
}

function arrange(
  editor: Editor,
  items: readonly Item[],
  inOrder: (boxes: readonly Box[]) => readonly Step[],
  label: string,
): void {
  const found = inOrder(items.map((item) => boxOf(editor, item)));
  const steps = new Map<string, Step>();
  for (const [n, { id }] of items.entries()) {
    const step = { dx: round(found[n]?.dx ?? 0), dy: round(found[n]?.dy ?? 0) };
    if (step.dx !== 0 || step.dy !== 0) steps.set(id, step);
  }
  const moves = [...steps].map(([id, { dx, dy }]): Op => ({ op: "move", ids: [id], dx, dy }));
  editor.propose([...moves, ...newHomes(editor, steps)], label);
}

function boxOf(editor: Editor, item: Item): Box {
  return editor.boundsOf(item.id) ?? { x: 0, y: 0, w: 0, h: 0 };
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
