/** Dragging the selection: shown in the hand and to the others while it lasts, wished once when it ends. */

import { duplicate } from "../editor/copies.ts";
import type { Editor } from "../editor/editor.ts";
import { glide } from "../editor/gliding.ts";
import { holderOf } from "../editor/holders.ts";
import { dropZones, movedHome } from "../editor/homes.ts";
import type { Step } from "../geometry/arrange.ts";
import { around, type Box } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Op } from "../model/change.ts";
import type { Item } from "../model/item.ts";
import { captions } from "../shapes/captions.ts";
import { isLaid } from "../shapes/plan.ts";
import { alignedBy } from "./snapping.ts";
import type { Gesture, Press } from "./tool.ts";

/** With more in the hand than this, nothing lights up under it but what is under the pointer. */
const LIT_AT_MOST = 60;
/** Whoever moves more than this of what others made is told so, with the way back. */
const OTHERS_AT_MOST = 20;

/** Drag the selection from where it was pressed; with Alt, drag copies of it. */
export function drag(editor: Editor, start: Press): Gesture | undefined {
  const writer = writerOn(editor);
  if (writer !== undefined) {
    editor.say(captions().writesThere(writer));
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
  const align = box && alignedBy(editor, box, family);
  let step: Step = { dx: 0, dy: 0 };

  const steps = (): Map<string, Step> => new Map(ids.map((id) => [id, step]));

  const end = (): void => {
    editor.hold(new Map());
    editor.guides.value = [];
    editor.preview.value = undefined;
    editor.session.here({ drag: null });
  };

  return {
    move(press) {
      let dx = press.at.x - start.at.x;
      let dy = press.at.y - start.at.y;
      if (press.shift) {
        // Straight along one axis.
        if (Math.abs(dx) > Math.abs(dy)) dy = 0;
        else dx = 0;
      }
      // What is put into a lane finds its own place there.
      const own = press.command || laneUnder(editor, box, { dx, dy }, family);
      const aligned = align && !own ? align({ dx, dy }) : { dx: 0, dy: 0, guides: [] };
      editor.guides.value = aligned.guides;
      step = { dx: round(dx + aligned.dx), dy: round(dy + aligned.dy) };
      editor.carry(was, step.dx, step.dy);
      light(editor, ids.length > LIT_AT_MOST ? new Map() : steps(), press.at);
      editor.session.here({ drag: { ids: ids.slice(0, 200), ...step } });
    },
    up(press) {
      const shown = new Map([...was].map(([id, item]) => [id, editor.seen.get(id) ?? item]));
      if (step.dx !== 0 || step.dy !== 0) {
        const ops = movedHome(editor, steps(), press.at);
        for (const id of subjects(ops))
          if (!shown.has(id)) for (const [, item] of pair(id, editor.seen.get(id))) shown.set(id, item);
        editor.propose(ops, copies ? "duplicate" : "move");
        if (!copies) tell(editor, was);
      }
      end();
      glide(editor, shown);
    },
    cancel() {
      if (copies) editor.propose([{ op: "delete", ids }], "duplicate");
      end();
    },
  };
}

/** Whether the middle of the load is over the lanes of a frame, or over a table. */
function laneUnder(editor: Editor, box: Box | undefined, { dx, dy }: Step, family: ReadonlySet<string>): boolean {
  return box !== undefined && isLaid(holderOf(editor, { ...box, x: box.x + dx, y: box.y + dy }, family));
}

/** What the load would come to lie in lights up. */
function light(editor: Editor, steps: ReadonlyMap<string, Step>, at: Point): void {
  const boxes = dropZones(editor, steps, at);
  editor.preview.value = boxes.length > 0 ? { kind: "zones", boxes } : undefined;
}

/** Who moves much of what others made, perhaps by a slip, is told so. */
function tell(editor: Editor, was: ReadonlyMap<string, Item>): void {
  const me = editor.me.peek()?.user;
  const others = [...was.values()].filter((item) => item.by !== undefined && item.by !== me).length;
  if (others > OTHERS_AT_MOST) editor.say(captions().movedOthers(others), () => editor.session.undo());
}

/** Who else has the cursor in something that would be dragged away under them. */
function writerOn(editor: Editor): string | undefined {
  const selected = editor.selection.peek();
  return editor.people.peek().find((person) => !person.me && person.edit != null && selected.has(person.edit))?.name;
}

function subjects(ops: readonly Op[]): readonly string[] {
  return ops.flatMap((op) => (op.op === "update" ? [op.id] : []));
}

function pair(id: string, item: Item | undefined): [string, Item][] {
  return item ? [[id, item]] : [];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
