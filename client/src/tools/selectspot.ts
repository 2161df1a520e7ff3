/** A press on something that acts by itself, such as a box to tick: a click does it, and a drag takes the item along. */

import type { Editor } from "../editor/editor.ts";
import { press as act, spotOn } from "../editor/spots.ts";
import type { Drawn } from "../shapes/shape.ts";
import { afterMove, type Gesture, type Press } from "./tool.ts";

/** The gesture for a press on a spot of the item, if there is one; `pick` is what a press beside it would begin. */
export function pressSpot(editor: Editor, item: Drawn, start: Press, pick: () => Gesture): Gesture | undefined {
  const spot = start.shift ? undefined : spotOn(editor, item, start.at, start.touch);
  return spot && afterMove(start, () => act(editor, spot), pick);
}

/** The second press of two is one more, and not the wish to write. True if there was something to act. */
export function pressSpotAgain(editor: Editor, item: Drawn | undefined, press: Press): boolean {
  const spot = spotOn(editor, item, press.at, press.touch);
  if (spot) act(editor, spot);
  return spot !== undefined;
}

/** Remember what a press would do here, for the pointer and whoever explains it. */
export function hoverSpot(editor: Editor, item: Drawn | undefined, press: Press | undefined): void {
  const spot = press && spotOn(editor, item, press.at);
  const before = editor.spot.peek();
  if (JSON.stringify(spot) !== JSON.stringify(before)) editor.spot.value = spot;
}
