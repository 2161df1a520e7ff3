/** The pen and the highlighter: a line wherever the pointer goes, sent as one stroke when it is lifted. */

import type { Editor } from "../editor/editor.ts";
import { homeOf } from "../editor/holders.ts";
import { aroundPoints } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { simplified } from "../geometry/simplify.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import type { Nib, Stroke } from "../model/item.ts";
import { marksOf, type Press, type Tool } from "./tool.ts";

/** How far a line may be from where the pointer was, in screen pixels. */
const SLACK = 0.5;
/** A stroke of more points than this goes up in several pieces. [I12] */
const MOST = 4_000;

/** Where the nib was on the board. */
interface Spot extends Point {
  readonly pressure: number;
}

export const pen: Tool = {
  cursor: () => "crosshair",
  draws: true,

  down(editor, start) {
    if (!editor.can("edit")) return undefined;
    const spots = spotsOf(start);
    const show = (): void => {
      const item = strokeOf(editor, spots);
      editor.preview.value = item && { kind: "drawing", item };
    };
    show();
    return {
      move(press) {
        spots.push(...spotsOf(press));
        show();
      },
      up() {
        editor.preview.value = undefined;
        lay(editor, spots);
      },
      cancel() {
        editor.preview.value = undefined;
      },
    };
  },
};

export function takeNib(editor: Editor, nib: Nib): void {
  editor.nib.value = nib;
  editor.tool.value = "pen";
}

function spotsOf(press: Press): Spot[] {
  return marksOf(press).map(({ at, pressure }) => ({ ...at, pressure }));
}

function lay(editor: Editor, spots: readonly Spot[]): void {
  const few = simplified(spots, SLACK / editor.camera.peek().zoom);
  // Each piece begins where the one before it ends.
  for (let at = 0; at === 0 || at < few.length - 1; at += MOST - 1) {
    const item = strokeOf(editor, few.slice(at, at + MOST));
    if (item) editor.propose([creation(editor, item)], "stroke");
  }
}

function creation(editor: Editor, { x, y, w, h, points, nib, color, width }: Stroke): Op {
  const home = homeOf(editor, { x, y, w, h });
  const fields = { x, y, w, h, points: points.map(([...mark]) => mark), nib, color, width };
  return { op: "create", item: { kind: "stroke", id: newId(), ...fields, ...(home && { parent: home.id }) } };
}

/** The stroke through these spots, as it would be laid. */
function strokeOf(editor: Editor, spots: readonly Spot[]): Stroke | undefined {
  const box = aroundPoints(spots);
  if (!box) return undefined;
  const nib = editor.nib.peek();
  const { color, pixels } = editor.pens.peek()[nib];
  const [x, y] = [hundredth(box.x), hundredth(box.y)];
  return {
    kind: "stroke",
    id: "",
    x,
    y,
    w: Math.max(1, hundredth(box.w)),
    h: Math.max(1, hundredth(box.h)),
    points: spots.map((spot) => [hundredth(spot.x - x), hundredth(spot.y - y), hundredth(spot.pressure)]),
    nib,
    color,
    width: Math.min(1_000, Math.max(0.1, hundredth(pixels / editor.camera.peek().zoom))),
  };
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
