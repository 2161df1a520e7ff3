/** Moving things without a pointer: into another frame, or to another place in the order in which they are read. */

import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { type Frame, type Item, isPlaced } from "../model/item.ts";
import { draftNote, GAP } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { homeOf } from "./holders.ts";
import { readingOf } from "./reading.ts";
import { boxOf, frameAround, roomIn, roomNear, stepTo } from "./room.ts";

/** All frames, as they are read. */
export function framesOf(editor: Editor): readonly Frame[] {
  return [...readingOf(editor).values()]
    .map(({ item }) => item)
    .filter((item) => item.kind === "frame")
    .filter((frame) => editor.pickable(frame));
}

/** Lay things into a frame where it has room, or out of all frames beside the one they are in. */
export function moveToFrame(editor: Editor, ids: readonly string[], frame: Frame | undefined): void {
  for (const id of ids) {
    const item = editor.session.items.get(id);
    const box = boxOf(editor, id);
    if (!item || !box || !editor.free(item) || item.kind === "connector" || id === frame?.id) continue;
    const home = frameAround(editor, item);
    if (home?.id === frame?.id) continue;
    const family = editor.family([id]);
    if (frame && family.has(frame.id)) continue;
    const beside = home ? { ...box, x: home.x + home.w + GAP, y: Math.max(box.y, home.y) } : box;
    const to = frame ? roomIn(editor, frame, box, family) : roomNear(editor, beside, family);
    const step = stepTo(box, to);
    const grows = frame && to.y + to.h + GAP > frame.y + frame.h && editor.free(frame);
    const ops: Op[] = [
      { op: "move", ids: [id], dx: step.x, dy: step.y },
      { op: "update", id, set: { parent: frame?.id ?? null } },
    ];
    if (grows) ops.push({ op: "update", id: frame.id, set: { h: Math.round(to.y + to.h + GAP - frame.y) } });
    editor.propose(ops, "rehome");
    follow(editor, id);
  }
}

/** To the frame before or after the one it is in. False if there is none. */
export function moveToNextFrame(editor: Editor, id: string, by: -1 | 1): boolean {
  const item = editor.session.items.get(id);
  if (!item || item.kind === "frame") return false;
  const frames = framesOf(editor);
  const home = frameAround(editor, item);
  const at = home ? frames.findIndex((frame) => frame.id === home.id) : by > 0 ? -1 : frames.length;
  const next = frames[at + by];
  if (!next) return false;
  moveToFrame(editor, [id], next);
  return true;
}

/** Change places with the one before or after it in the same container. False if there is none, or it is held fast. */
export function swap(editor: Editor, id: string, by: -1 | 1): boolean {
  const found = readingOf(editor);
  const place = found.get(id);
  const siblings = place?.parent === undefined ? roots(editor) : (found.get(place.parent)?.children ?? []);
  const other = siblings[siblings.indexOf(id) + by];
  const [mine, theirs] = [place?.item, other === undefined ? undefined : found.get(other)?.item];
  if (!mine || !theirs || !swaps(mine) || !swaps(theirs)) return false;
  const [here, there] = [boxOf(editor, mine.id), boxOf(editor, theirs.id)];
  if (!here || !there || !editor.free(mine) || !editor.free(theirs)) return false;
  const go = stepTo(here, there);
  editor.propose(
    [
      { op: "move", ids: [mine.id], dx: go.x, dy: go.y },
      { op: "move", ids: [theirs.id], dx: -go.x, dy: -go.y },
    ],
    "swap",
  );
  follow(editor, id);
  return true;
}

/** Go along with what was moved, if it went out of sight. */
function follow(editor: Editor, id: string): void {
  const box = boxOf(editor, id);
  if (box) editor.reveal(box);
}

/** What stands at the top of the tree. */
function roots(editor: Editor): readonly string[] {
  return [...readingOf(editor)].filter(([, place]) => place.level === 1).map(([id]) => id);
}

/** Lines and comments stand under what they hold on to, and handwriting has no order. */
function swaps(item: Item): boolean {
  return item.kind !== "connector" && item.kind !== "comment" && item.kind !== "stroke";
}

/** A new note: below the given one, in the given frame, or in the middle. Its id, if this person may make one. */
export function layNoteAfter(editor: Editor, id: string | undefined): string | undefined {
  if (!editor.can("edit")) return undefined;
  const after = id === undefined ? undefined : editor.session.items.get(id);
  const draft = draftNote(editor, editor.middle());
  const like = after?.kind === "note" ? after : draft;
  const home = after && (after.kind === "frame" ? after : frameAround(editor, after));
  const size = { w: like.w, h: like.h };
  const below = after && isPlaced(after) && after.kind !== "frame" && { x: after.x, y: after.y + after.h + GAP };
  let box = roomNear(editor, { ...size, ...(below || { x: draft.x, y: draft.y }) });
  // Only right below it, or in the frame: a free place that is merely near may lie in somebody else's.
  const right = below && box.x === below.x && box.y === below.y && homeOf(editor, box)?.id === home?.id;
  if (home && !right) box = roomIn(editor, home, size);
  const note = newId();
  const looks = { shape: like.shape, color: like.color, text: "" };
  const place = { x: Math.round(box.x), y: Math.round(box.y), w: box.w, h: box.h };
  const ops: Op[] = [
    { op: "create", item: { kind: "note", id: note, ...looks, ...place, ...(home && { parent: home.id }) } },
  ];
  const foot = place.y + place.h + GAP;
  if (home && foot > home.y + home.h && editor.free(home)) {
    ops.push({ op: "update", id: home.id, set: { h: Math.round(foot - home.y) } });
  }
  editor.propose(ops, "note");
  return note;
}
