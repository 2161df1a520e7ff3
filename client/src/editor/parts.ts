/** Parts of a container that are no items of their own: a cell of a table, or the title of a lane of a frame. */

import type { Frame, Table } from "../model/item.ts";
import { type LaneAxis, lanesOf } from "../shapes/plan.ts";
import type { Editor } from "./editor.ts";

export type Part =
  | {
      readonly kind: "cell";
      readonly item: string;
      readonly row: string;
      readonly column: string;
      readonly writing: boolean;
    }
  | {
      readonly kind: "lane";
      readonly item: string;
      readonly axis: "columns" | "rows";
      readonly at: number;
      readonly writing: boolean;
    };

/** A part with what it is a part of, as it is now. */
export type Held =
  | {
      readonly kind: "cell";
      readonly part: Part & { kind: "cell" };
      readonly table: Table;
      readonly row: number;
      readonly column: number;
    }
  | { readonly kind: "lane"; readonly part: Part & { kind: "lane" }; readonly frame: Frame };

/** The part that is in hand. There is none any more when something else is selected, or it is gone. */
export function heldPart(editor: Editor): Held | undefined {
  const part = editor.part.value;
  const [only, ...more] = editor.selected.value;
  if (!part || only?.id !== part.item || more.length > 0) return undefined;
  if (part.kind === "lane") {
    return only.kind === "frame" && lanesOf(only, part.axis)[part.at] ? { kind: "lane", part, frame: only } : undefined;
  }
  if (only.kind !== "table") return undefined;
  const row = only.rows.findIndex(({ id }) => id === part.row);
  const column = only.columns.findIndex(({ id }) => id === part.column);
  return row < 0 || column < 0 ? undefined : { kind: "cell", part, table: only, row, column };
}

/** Write in the title of a lane. */
export function holdLane(editor: Editor, frame: string, { axis, at }: { axis: LaneAxis; at: number }): void {
  const item = editor.session.items.get(frame);
  if (item?.kind !== "frame" || !editor.free(item)) return;
  editor.select([frame]);
  editor.part.value = { kind: "lane", item: frame, axis, at, writing: true };
}

/** The part stays in hand, but is not written in any more. */
export function stopWriting(editor: Editor): void {
  const part = editor.part.peek();
  if (part?.writing) editor.part.value = { ...part, writing: false };
}

/** Let go of the part, and hold only what it is a part of. False if there was none. */
export function dropPart(editor: Editor): boolean {
  if (!heldPart(editor)) return false;
  editor.part.value = undefined;
  return true;
}
