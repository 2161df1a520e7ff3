/**
 * Connecting by the keyboard: with one thing selected, the connector tool aims from it at another.
 *
 * Arrow keys move the aim, Enter connects, Escape puts the tool down. The pointer goes on working as ever.
 */

import { connect, lineBetween } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { neighbour } from "../editor/focus.ts";
import type { Direction } from "../geometry/thatway.ts";
import type { Connector } from "../model/item.ts";
import { connectable } from "./dots.ts";

/** Take the connector tool, aiming from the selected item if there is just one. */
export function takeConnector(editor: Editor): void {
  const [only, ...more] = editor.selected.peek();
  editor.tool.value = "connector";
  const aims = more.length === 0 && connectable(only) && editor.can("edit");
  editor.aim.value = aims ? { from: only.id } : undefined;
}

/** Move the aim to the nearest thing that way. False if there is no aim to move. */
export function moveAim(editor: Editor, way: Direction): boolean {
  const aim = editor.aim.peek();
  if (!aim) return false;
  const from = editor.boundsOf(aim.to ?? aim.from);
  const next = from && neighbour(editor, from, way, new Set([aim.from, aim.to ?? ""]));
  if (!next) return true;
  editor.aim.value = { from: aim.from, to: next.id };
  const line = lineBetween(editor, { item: aim.from, side: "auto" }, { item: next.id, side: "auto" });
  editor.preview.value = { kind: "line", connector: line as unknown as Connector, target: next.id };
  editor.reveal(editor.boundsOf(next.id) ?? next);
  return true;
}

/** Connect to what is aimed at. What the line came from stays selected, for the next one. False if there is no aim. */
export function takeAim(editor: Editor): boolean {
  const aim = editor.aim.peek();
  if (!aim) return false;
  if (aim.to === undefined) return true;
  const { from, to } = aim;
  const { items } = editor.session;
  // Somebody else may have deleted either of them meanwhile.
  if (items.has(from) && items.has(to)) connectItems(editor, from, to);
  editor.tool.value = "select";
  return true;
}

/** Nothing is aimed at any more. */
export function dropAim(editor: Editor): void {
  if (!editor.aim.peek()) return;
  editor.aim.value = undefined;
  editor.preview.value = undefined;
}

function connectItems(editor: Editor, from: string, to: string): void {
  connect(editor, { item: from, side: "auto" }, { item: to, side: "auto" });
  editor.aim.value = { from, to, done: true };
}
