/** Room for things: where one comes to lie that no pointer shows a place for, so that it covers nothing. */

import { around, type Box, centre, encloses, grown, meets } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { freeSpot } from "../geometry/spot.ts";
import { type Frame, type Item, isPlaced } from "../model/item.ts";
import { isDrawn } from "../shapes/shape.ts";
import { GAP } from "./commands.ts";
import type { Editor } from "./editor.ts";

type Extent = Pick<Box, "w" | "h">;
const NOBODY: ReadonlySet<string> = new Set();
/** What is a gap apart is apart, however the numbers are rounded. */
const CLEAR = GAP - 0.02;
/** A frame with more in it is not looked through for gaps: what comes goes below. */
const MOST = 150;

/** Where the next thing of this size goes: with what is selected, else to the middle of what one sees. */
export function nextRoom(editor: Editor, size: Extent): Box {
  const [only, ...more] = editor.selected.peek();
  if (only && more.length === 0 && isPlaced(only)) {
    const home = only.kind === "frame" ? only : frameAround(editor, only);
    const inside = home && roomIn(editor, home, size);
    if (inside && encloses(home, inside)) return inside;
    return roomNear(editor, { ...size, x: only.x + only.w + GAP, y: only.y });
  }
  return roomAround(editor, editor.middle(), size);
}

/** The free place nearest to a point. */
export function roomAround(editor: Editor, { x, y }: Point, { w, h }: Extent): Box {
  return roomNear(editor, { x: x - w / 2, y: y - h / 2, w, h });
}

/** The free place nearest to a box. Within a frame there is room, across its edge there is none. */
export function roomNear(editor: Editor, wanted: Box, except: ReadonlySet<string> = NOBODY): Box {
  const inTheWay = (area: Box): Box | undefined =>
    around(
      editor.places
        .within(area)
        .filter((item) => covers(item) && !except.has(item.id))
        .filter((item) => !(item.kind === "frame" && encloses(item, area)))
        .flatMap((item) => editor.places.box(item.id) ?? []),
    );
  return freeSpot(wanted, CLEAR, inTheWay) ?? wanted;
}

/**
 * The first free place in a frame, as one reads: row after row, each from the left.
 *
 * In a full frame it is below everything, beyond the frame's foot.
 */
export function roomIn(editor: Editor, frame: Frame, { w, h }: Extent, except: ReadonlySet<string> = NOBODY): Box {
  const taken = editor.places
    .within(frame)
    .filter((item) => covers(item) && item.id !== frame.id && !except.has(item.id))
    .flatMap((item) => editor.places.box(item.id) ?? [])
    // What the frame itself lies in or on leaves the frame its room.
    .filter((box) => !encloses(box, frame));
  const pad = Math.max(0, Math.min(GAP, (frame.w - w) / 2, (frame.h - h) / 2));
  const first = { x: frame.x + pad, y: frame.y + pad };
  if (taken.length <= MOST) {
    const across = [first.x, ...taken.map((box) => box.x + box.w + GAP)].sort((a, b) => a - b);
    const down = [first.y, ...taken.map((box) => box.y + box.h + GAP)].sort((a, b) => a - b);
    for (const y of down) {
      for (const x of across) {
        const box = { x, y, w, h };
        if (!encloses(frame, box)) continue;
        if (!taken.some((other) => meets(grown(other, GAP / 2), box))) return box;
      }
    }
  }
  const foot = Math.max(first.y - GAP, ...taken.map((box) => box.y + box.h));
  return { ...first, y: foot + GAP, w, h };
}

/** The frame that an item lies in, however deep. */
export function frameAround(editor: Editor, item: Item): Frame | undefined {
  const seen = new Set<string>();
  for (let id = item.parent; id !== undefined && !seen.has(id); id = editor.session.items.get(id)?.parent) {
    const holder = editor.session.items.get(id);
    if (holder?.kind === "frame") return holder;
    seen.add(id);
  }
  return undefined;
}

/** The box of anything, that of a group being around its members. */
export function boxOf(editor: Editor, id: string): Box | undefined {
  const box = editor.boundsOf(id);
  if (box) return box;
  const family = [...editor.family([id])].filter((member) => member !== id);
  return around(family.flatMap((member) => editor.boundsOf(member) ?? []));
}

/** How far a box has to go so that its middle is where the other's is. */
export function stepTo(from: Box, to: Box): Point {
  const [a, b] = [centre(from), centre(to)];
  return { x: round(b.x - a.x), y: round(b.y - a.y) };
}

/** Lines and handwriting may lie under anything. */
function covers(item: Item): boolean {
  return isDrawn(item) && item.kind !== "connector" && item.kind !== "stroke";
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
