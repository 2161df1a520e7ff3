/** Dragging the selection: shown in the hand and to the others while it lasts, wished once when it ends. */

import { duplicate } from "../editor/copies.ts";
import type { Editor } from "../editor/editor.ts";
import { newHomes } from "../editor/homes.ts";
import { around, type Box, grown } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { type Item, isPlaced } from "../model/item.ts";
import { isDrawn } from "../shapes/shape.ts";
import { snap } from "./snap.ts";
import type { Gesture, Press } from "./tool.ts";

/** More items than this are not lined up with others. */
const SNAPPED_AT_MOST = 50;
const SNAP_PIXELS = 6;

/** Drag the selection from where it was pressed; with Alt, drag copies of it. */
export function drag(editor: Editor, start: Press): Gesture | undefined {
  const writer = writerOn(editor);
  if (writer !== undefined) {
    editor.say(`${writer} is writing there.`);
    return undefined;
  }
  const copies = start.alt;
  if (copies) duplicate(editor, 0, 0);
  const ids = editor.selected
    .peek()
    .filter((item) => editor.free(item))
    .map((item) => item.id);
  if (ids.length === 0) return undefined;
  const family = editor.family(ids);
  const was = new Map([...family].flatMap((id): [string, Item][] => pair(id, editor.session.items.get(id))));
  const box = around([...family].map((id) => editor.boundsOf(id)).filter((one) => one !== undefined));
  const others = family.size > SNAPPED_AT_MOST ? [] : neighbours(editor, family);
  let dx = 0;
  let dy = 0;

  const end = (): void => {
    editor.hold(new Map());
    editor.guides.value = [];
    editor.session.here({ drag: null });
  };

  return {
    move(press) {
      dx = press.at.x - start.at.x;
      dy = press.at.y - start.at.y;
      if (press.shift) {
        // Straight along one axis.
        if (Math.abs(dx) > Math.abs(dy)) dy = 0;
        else dx = 0;
      }
      if (box && !press.command) {
        const snapped = snap({ ...box, x: box.x + dx, y: box.y + dy }, others, SNAP_PIXELS / editor.camera.peek().zoom);
        dx += snapped.dx;
        dy += snapped.dy;
        editor.guides.value = snapped.guides;
      } else {
        editor.guides.value = [];
      }
      dx = Math.round(dx * 100) / 100;
      dy = Math.round(dy * 100) / 100;
      editor.carry(was, dx, dy);
      editor.session.here({ drag: { ids: ids.slice(0, 200), dx, dy } });
    },
    up() {
      if (dx !== 0 || dy !== 0) {
        const ops: Op[] = [
          { op: "move", ids, dx, dy },
          ...newHomes(editor, new Map(ids.map((id) => [id, { dx, dy }]))),
        ];
        editor.propose(ops, copies ? "duplicate" : "move");
      }
      end();
    },
    cancel() {
      if (copies) editor.propose([{ op: "delete", ids }], "duplicate");
      end();
    },
  };
}

/** Who else has the cursor in something that would be dragged away under them. */
function writerOn(editor: Editor): string | undefined {
  const selected = editor.selection.peek();
  return editor.people.peek().find((person) => !person.me && person.edit != null && selected.has(person.edit))?.name;
}

function neighbours(editor: Editor, family: ReadonlySet<string>): readonly Box[] {
  return editor.places
    .within(grown(editor.view.peek(), 0))
    .filter((item) => isDrawn(item) && item.kind !== "connector" && !family.has(item.id))
    .slice(-400)
    .filter(isPlaced);
}

function pair(id: string, item: Item | undefined): [string, Item][] {
  return item ? [[id, item]] : [];
}
