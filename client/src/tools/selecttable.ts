/** The select tool on a table: its cells are picked and its borders pulled. */

import type { Editor } from "../editor/editor.ts";
import { resizeTrack, withTrack } from "../editor/tables.ts";
import { grown, holds } from "../geometry/box.ts";
import type { Table } from "../model/item.ts";
import { type LaneAxis, planOf } from "../shapes/plan.ts";
import type { Gesture, Press } from "./tool.ts";

const REACH = 5;
const TOUCH_REACH = 14;

export interface Border {
  readonly table: Table;
  readonly axis: LaneAxis;
  /** The row or column before the border: the one that becomes larger or smaller. */
  readonly at: number;
  /** Where that one begins. */
  readonly start: number;
}

/** The border between two rows or columns under the pointer: of the one selected table. */
export function borderAt(editor: Editor, press: Press): Border | undefined {
  const [table, ...more] = editor.selected.peek();
  if (table?.kind !== "table" || more.length > 0 || !editor.free(table)) return undefined;
  const reach = (press.touch ? TOUCH_REACH : REACH) / editor.camera.peek().zoom;
  if (!holds(grown(table, reach), press.at)) return undefined;
  const plan = planOf(table);
  for (const axis of ["columns", "rows"] as const) {
    const [place, first] = axis === "columns" ? [press.at.x, table.x] : [press.at.y, table.y];
    let start = first;
    for (const [at, extent] of plan[axis].entries()) {
      if (Math.abs(start + extent - place) <= reach) return { table, axis, at, start };
      start += extent;
    }
  }
  return undefined;
}

export function pullBorder(editor: Editor, { table, axis, at, start }: Border): Gesture {
  let extent: number | undefined;
  return {
    move(press) {
      extent = (axis === "columns" ? press.at.x : press.at.y) - start;
      editor.hold(new Map([[table.id, withTrack(table, axis, at, extent)]]));
    },
    up() {
      if (extent !== undefined) resizeTrack(editor, table, axis, at, extent);
      editor.hold(new Map());
    },
    cancel() {
      editor.hold(new Map());
    },
  };
}
