/** What can be changed about a table: rows and columns, by the bar and by the signs at its edges, and its header row. */

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Columns3, PanelTop, Plus, Rows3, Trash2 } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { toScreen } from "../editor/camera.ts";
import { change } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { heldPart } from "../editor/parts.ts";
import { addTrack, moveTrack, removeTrack } from "../editor/tables.ts";
import type { Table } from "../model/item.ts";
import type { LaneAxis } from "../shapes/plan.ts";
import { Button } from "./button.tsx";
import "./containers.css";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

const FACES = { rows: Rows3, columns: Columns3 } as const;
const BEFORE = { rows: ArrowUp, columns: ArrowLeft } as const;
const AFTER = { rows: ArrowDown, columns: ArrowRight } as const;

export function TableLooks({ editor, table }: { editor: Editor; table: Table }) {
  return (
    <>
      <Tracks editor={editor} table={table} axis="rows" />
      <Tracks editor={editor} table={table} axis="columns" />
      <Button
        label={words.containers.head}
        pressed={table.head}
        onClick={() => change(editor, ["table"], { head: !table.head })}
      >
        <Icon of={PanelTop} />
      </Button>
    </>
  );
}

/** What is done with the row, or the column, of the cell in hand; with the last one if none is. */
function Tracks({ editor, table, axis }: { editor: Editor; table: Table; axis: LaneAxis }) {
  const held = heldPart(editor);
  const tracks = table[axis];
  const at = held?.kind === "cell" ? (axis === "rows" ? held.row : held.column) : tracks.length - 1;
  const say = words.containers;
  const doing = (what: () => void) => ({ onClick: what });
  return (
    <Menu label={axis === "rows" ? say.rowMenu : say.columnMenu} face={<Icon of={FACES[axis]} />}>
      {() => (
        <div class="tracks">
          <button type="button" class="plain" {...doing(() => addTrack(editor, table, axis, at))}>
            <Icon of={Plus} size={18} /> {say.addBefore[axis]}
          </button>
          <button type="button" class="plain" {...doing(() => addTrack(editor, table, axis, at + 1))}>
            <Icon of={Plus} size={18} /> {say.addAfter[axis]}
          </button>
          <button
            type="button"
            class="plain"
            disabled={at === 0}
            {...doing(() => moveTrack(editor, table, axis, at, -1))}
          >
            <Icon of={BEFORE[axis]} size={18} /> {say.moveBefore[axis]}
          </button>
          <button
            type="button"
            class="plain"
            disabled={at >= tracks.length - 1}
            {...doing(() => moveTrack(editor, table, axis, at, 1))}
          >
            <Icon of={AFTER[axis]} size={18} /> {say.moveAfter[axis]}
          </button>
          <button
            type="button"
            class="plain"
            disabled={tracks.length === 1}
            {...doing(() => removeTrack(editor, table, axis, at))}
          >
            <Icon of={Trash2} size={18} /> {say.removeTrack[axis]}
          </button>
        </div>
      )}
    </Menu>
  );
}

/** The little plus signs at the right and at the foot of the one selected table. */
export function TableEdges({ editor }: { editor: Editor }) {
  const [table, ...more] = editor.selected.value;
  const busy = editor.lifted.value.size > 0 || editor.preview.value !== undefined || editor.tool.value !== "select";
  if (table?.kind !== "table" || more.length > 0 || busy || !editor.free(table)) return null;
  return (
    <>
      <Edge editor={editor} table={table} axis="columns" />
      <Edge editor={editor} table={table} axis="rows" />
    </>
  );
}

function Edge({ editor, table, axis }: { editor: Editor; table: Table; axis: LaneAxis }) {
  const place = useRef<HTMLDivElement>(null);
  const camera = editor.camera.value;
  useLayoutEffect(() => {
    const at =
      axis === "columns"
        ? { x: table.x + table.w, y: table.y + table.h / 2 }
        : { x: table.x + table.w / 2, y: table.y + table.h };
    const { x, y } = toScreen(camera, at);
    place.current?.style.setProperty("--x", `${Math.round(x)}px`);
    place.current?.style.setProperty("--y", `${Math.round(y)}px`);
  });
  return (
    <div ref={place} class={`track-edge at-${axis}`}>
      <Button
        label={words.containers.addTrack[axis]}
        kind="small"
        onClick={() => addTrack(editor, table, axis, table[axis].length)}
      >
        <Icon of={Plus} size={16} />
      </Button>
    </div>
  );
}
