/** Putting the selection in order: in line, evenly, in a grid, in one size. Each is one step of undo. */

import { type Axis, aligned, distributed, type Edge, type Step, tidied } from "../geometry/arrange.ts";
import { around, type Box, centre } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { type Item, isPlaced } from "../model/item.ts";
import { isLaid } from "../shapes/plan.ts";
import type { Drawn } from "../shapes/shape.ts";
import { GAP } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { glide } from "./gliding.ts";
import { isWithin } from "./grouping.ts";
import { movedHome } from "./homes.ts";
import { tidyLaid } from "./layouts.ts";

/**
 * What can be put in order: the selected things with a place, a group as one of them, that are not carried by a
 * selected container.
 */
export function arrangeable(editor: Editor): readonly Drawn[] {
  const selected = editor.selection.value;
  return editor.selected.value
    .filter((item) => isPlaced(item) || item.kind === "group")
    .filter((item) => !isWithin(editor, item, selected));
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
  arrange(editor, movable(editor), (boxes) => distributed(boxes, axis), "distribute");
}

/** Into rows and columns; a frame with a layout, and a table, puts in order what lies in it. */
export function tidyUp(editor: Editor): void {
  const free = movable(editor);
  if (free.length > 1) arrange(editor, free, (boxes) => tidied(boxes, GAP), "tidy");
  else if (free.every(isLaid)) tidyLaid(editor);
}

/** As large as the largest of their kind, around the middles they have. Notes keep the ratio of their shape. */
export function equalise(editor: Editor): void {
  const items = arrangeable(editor)
    .filter(isPlaced)
    .filter((item) => item.kind !== "text");
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

/** What this person may move of what can be put in order. */
export function movable(editor: Editor): readonly Drawn[] {
  return arrangeable(editor).filter((item) => editor.free(item));
}

/** Move things as their boxes are told to, as one step, and lay them into what they come to lie in. */
export function arrange(
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
  const was = new Map([...editor.places.family(steps.keys())].flatMap((id) => entry(id, editor.session.items.get(id))));
  editor.propose(movedHome(editor, steps), label);
  glide(editor, was);
}

export function boxOf(editor: Editor, item: Item): Box {
  return editor.boundsOf(item.id) ?? { x: 0, y: 0, w: 0, h: 0 };
}

function entry(id: string, item: Item | undefined): [string, Item][] {
  return item ? [[id, item]] : [];
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
