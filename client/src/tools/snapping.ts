/** What a load lines up with: the things nearest to it on the screen, asked of the index wherever it is. */

import type { Editor } from "../editor/editor.ts";
import type { Step } from "../geometry/arrange.ts";
import { type Box, centre, encloses, grown } from "../geometry/box.ts";
import { distance } from "../geometry/point.ts";
import { isPlaced } from "../model/item.ts";
import { type Snapped, snap } from "./snap.ts";

/** More in the hand than this is not lined up. */
const SNAPPED_AT_MOST = 50;
const SNAP_PIXELS = 6;
const NEAREST = 24;

/** The correction for each place of a load that was picked up in `box`; nothing for a large one. */
export function alignedBy(editor: Editor, box: Box, load: ReadonlySet<string>): ((step: Step) => Snapped) | undefined {
  if (load.size > SNAPPED_AT_MOST) return undefined;
  return ({ dx, dy }) => {
    const moved = { ...box, x: box.x + dx, y: box.y + dy };
    return snap(moved, neighbours(editor, moved, load), SNAP_PIXELS / editor.camera.peek().zoom);
  };
}

/** The nearest boxes in view: first a little around it, then more, until there are enough of them. */
function neighbours(editor: Editor, box: Box, load: ReadonlySet<string>): readonly Box[] {
  const view = editor.view.peek();
  for (let reach = Math.max(box.w, box.h); ; reach *= 2) {
    const area = grown(box, reach);
    const found = editor.places
      .near(area)
      .filter((item) => item.kind !== "connector" && item.kind !== "stroke" && !load.has(item.id))
      .filter(isPlaced);
    if (found.length < NEAREST && !encloses(area, view)) continue;
    const middle = centre(box);
    const far = (one: Box): number => distance(centre(one), middle);
    return found.sort((a, b) => far(a) - far(b)).slice(0, NEAREST);
  }
}
