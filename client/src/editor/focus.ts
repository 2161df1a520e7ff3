/** Going from thing to thing with arrow keys, by where they lie. */

import { type Box, centre } from "../geometry/box.ts";
import { distance } from "../geometry/point.ts";
import { type Direction, thatWay } from "../geometry/thatway.ts";
import { type Item, isPlaced, type Placed } from "../model/item.ts";
import { isDrawn } from "../shapes/shape.ts";
import type { Editor } from "./editor.ts";

/** The nearest thing that way from an item, except the ones named. */
export function neighbour(
  editor: Editor,
  from: Box,
  way: Direction,
  except: ReadonlySet<string>,
): (Placed & Item) | undefined {
  return thatWay(from, way, reachable(editor, except));
}

/** Select the nearest thing that way; with nothing selected, the one nearest to the middle of the screen. */
export function selectThatWay(editor: Editor, way: Direction, more: boolean): void {
  const selected = editor.selection.peek();
  // What was selected last is where one is.
  const last = [...selected].at(-1);
  const from = last === undefined ? undefined : editor.boundsOf(last);
  const next = from ? neighbour(editor, from, way, more ? selected : new Set([last ?? ""])) : central(editor);
  if (!next) return;
  editor.select(more ? [...selected, next.id] : [next.id]);
  editor.reveal(editor.boundsOf(next.id) ?? next);
}

function central(editor: Editor): (Placed & Item) | undefined {
  const middle = editor.middle();
  const far = (item: Box): number => distance(centre(item), middle);
  return reachable(editor, new Set()).reduce<(Placed & Item) | undefined>(
    (best, item) => (best && far(best) <= far(item) ? best : item),
    undefined,
  );
}

function reachable(editor: Editor, except: ReadonlySet<string>): (Placed & Item)[] {
  return [...editor.session.items.values()]
    .filter(isDrawn)
    .filter(isPlaced)
    .filter((item) => !except.has(item.id) && editor.pickable(item) && editor.places.box(item.id) !== undefined);
}
