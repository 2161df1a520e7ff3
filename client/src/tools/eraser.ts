/** The eraser: takes away the strokes that it crosses, as a whole, all of one sweep in one step. With Alt, other things too. */

import type { Editor } from "../editor/editor.ts";
import { doomed } from "../editor/grouping.ts";
import { grown, spanned } from "../geometry/box.ts";
import { between, distance, type Point } from "../geometry/point.ts";
import type { Item } from "../model/item.ts";
import { hit } from "../shapes/registry.ts";
import { marksOf, type Press, type Tool } from "./tool.ts";

/** How far from its middle it touches, in screen pixels. */
const RADIUS = 6;

export const eraser: Tool = {
  cursor: () => "crosshair",
  draws: true,

  down(editor, start) {
    if (!editor.can("edit")) return undefined;
    const touched = new Map<string, Item>();
    let last = start.at;
    const sweep = (press: Press): void => {
      const before = touched.size;
      for (const { at } of marksOf(press)) {
        for (const item of crossed(editor, last, at, press.alt)) touched.set(item.id, item);
        last = at;
      }
      if (touched.size === before) return;
      editor.hold(touched);
      editor.preview.value = { kind: "erasing", ids: new Set(touched.keys()) };
    };
    const end = (): void => {
      editor.hold(new Map());
      editor.preview.value = undefined;
    };
    sweep(start);
    return {
      move: sweep,
      up(press) {
        sweep(press);
        if (touched.size > 0) editor.propose([{ op: "delete", ids: doomed(editor, touched.keys()) }], "erase");
        end();
      },
      cancel: end,
    };
  },
};

/** What a sweep from `from` to `to` touches. */
function crossed(editor: Editor, from: Point, to: Point, everything: boolean): readonly Item[] {
  const slack = RADIUS / editor.camera.peek().zoom;
  const steps = Math.max(1, Math.ceil(distance(from, to) / slack));
  const places = Array.from({ length: steps + 1 }, (_, n) => between(from, to, n / steps));
  return editor.places
    .within(grown(spanned(from, to), slack))
    .filter((item) => (everything || item.kind === "stroke") && editor.free(item))
    .filter((item) => places.some((place) => hit(item, place, slack, editor.seen)));
}
