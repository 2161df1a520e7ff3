/** The pins of comments, over everything that lies on the board. */

import { toScreen } from "../editor/camera.ts";
import { type Pin, pinBox } from "../editor/comments.ts";
import { nameOf } from "../editor/commentsmentions.ts";
import { unread } from "../editor/commentsunread.ts";
import type { Editor } from "../editor/editor.ts";
import { drawPin, type PinLooks } from "../shapes/comment.ts";
import type { Look } from "../shapes/look.ts";
import type { Scene } from "./scene.ts";

/** A pin reaches this far over the edge of the screen before it is not drawn. */
const EDGE = 60;

export function paintPins({ editor, look }: Scene, ctx: CanvasRenderingContext2D): void {
  const { w, h } = editor.size.peek();
  const pointer = editor.pointer.peek();
  const hovered = pointer && editor.comments.pinAt(pointer, false);
  const calling = new Set(unread(editor).map((comment) => comment.thread ?? comment.id));
  for (const pin of editor.comments.pins()) {
    const { x, y } = pin.box;
    if (x < -EDGE || y < -EDGE || x > w + EDGE || y > h + EDGE) continue;
    const calls = calling.has(pin.thread.id);
    drawPin(ctx, pin.box, { ...looksOf(editor, pin, hovered?.id), calls }, look);
  }
  paintBegun(editor, ctx, look);
}

/** Where a thread is being begun. */
function paintBegun(editor: Editor, ctx: CanvasRenderingContext2D, look: Look): void {
  const opened = editor.comments.opened.peek();
  if (!opened || !("spot" in opened)) return;
  const box = pinBox(toScreen(editor.camera.peek(), editor.comments.spot(opened.spot)));
  const me = editor.session.items.get(editor.me.peek()?.user ?? "");
  const color = me?.kind === "member" ? me.color : "gray";
  drawPin(ctx, box, { letters: "…", color, count: 1, done: false, lit: true, calls: false }, look);
}

function looksOf(editor: Editor, { thread }: Pin, hovered: string | undefined): Omit<PinLooks, "calls"> {
  const { head, comments, id } = thread;
  const opened = editor.comments.opened.peek();
  const author = editor.session.items.get(head.by ?? "");
  return {
    letters: letters(nameOf(editor, head.by) ?? head.author ?? "?"),
    color: author?.kind === "member" ? author.color : "gray",
    count: comments.length,
    done: head.done,
    lit: id === hovered || (opened !== undefined && "thread" in opened && opened.thread === id),
  };
}

function letters(name: string): string {
  const parts = name.trim().split(/\s+/);
  const chosen = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return chosen.map((part) => [...(part ?? "")][0]?.toUpperCase() ?? "").join("");
}
