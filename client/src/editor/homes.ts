/** Which container things come to lie in when they are moved, and what that does to it. */

import type { Step } from "../geometry/arrange.ts";
import { type Box, centre } from "../geometry/box.ts";
import { cellBox, seatAt } from "../geometry/lanes.ts";
import type { Point } from "../geometry/point.ts";
import type { Op } from "../model/change.ts";
import type { Frame, Item, Pile, Table } from "../model/item.ts";
import { isLaid, planOf } from "../shapes/plan.ts";
import type { Editor } from "./editor.ts";
import { holderOf } from "./holders.ts";
import { canBeSetOut, placeOf, setOut } from "./layouts.ts";
import { joinedTo } from "./piling.ts";
import { broughtOver } from "./stacking.ts";

/** What things are dropped into. */
export type Holder = Frame | Table | Pile;

/** Something that is moved by itself, and where it will be. */
interface Moved {
  readonly item: Item;
  readonly box: Box;
  readonly step: Step;
  readonly holder: Holder | undefined;
}

/** The wishes that move things, each by its own step, and lay them into what they come to lie in. */
export function movedHome(editor: Editor, steps: ReadonlyMap<string, Step>, pointer?: Point): Op[] {
  const moved = homesOf(editor, steps, pointer);
  const ops: Op[] = [];
  const arriving = new Map<string, Moved[]>();
  const left = new Map<string, Set<string>>();
  const byStep = new Map<string, { step: Step; ids: string[] }>();
  const settling = new Set<string>();
  for (const one of moved) {
    const { item, holder } = one;
    const was = editor.session.items.get(item.parent ?? "");
    if (isLaid(was) && was.id !== holder?.id && canBeSetOut(item)) {
      left.set(was.id, (left.get(was.id) ?? new Set()).add(item.id));
    }
    const places = isLaid(holder) && canBeSetOut(item) ? holder.id : holder?.kind === "pile" ? holder.id : undefined;
    if (places === undefined) continue;
    arriving.set(places, [...(arriving.get(places) ?? []), one]);
    settling.add(item.id);
  }
  for (const [id, step] of steps) {
    if (settling.has(id) || (step.dx === 0 && step.dy === 0)) continue;
    const key = `${step.dx} ${step.dy}`;
    const same = byStep.get(key) ?? { step, ids: [] };
    same.ids.push(id);
    byStep.set(key, same);
  }
  for (const { step, ids } of byStep.values()) ops.push({ op: "move", ids, dx: step.dx, dy: step.dy });
  for (const { item, holder } of moved) {
    if (settling.has(item.id) || holder?.id === item.parent) continue;
    ops.push({ op: "update", id: item.id, set: { parent: holder?.id ?? null } });
    if (holder) ops.push(...broughtOver(editor, holder, item));
  }
  for (const [id, ones] of arriving) {
    const holder = editor.session.items.get(id);
    const items = ones.map(({ item }) => item);
    if (isLaid(holder)) ops.push(...setOut(editor, holder, { arrivals: ones, ...leavingOf(left, id) }));
    else if (holder?.kind === "pile") ops.push(...joinedTo(editor, holder, items));
    left.delete(id);
  }
  for (const [id, leaving] of left) {
    const holder = editor.session.items.get(id);
    // A container that is itself on its way is not put in order meanwhile.
    if (isLaid(holder) && !steps.has(id)) ops.push(...setOut(editor, holder, { leaving }));
  }
  return ops;
}

/** Where a load would be put if it were let go here: the cells, piles and frames that light up under it. */
export function dropZones(editor: Editor, steps: ReadonlyMap<string, Step>, pointer: Point): readonly Box[] {
  const zones = new Map<string, Box>();
  for (const { item, box, holder } of homesOf(editor, steps, pointer)) {
    if (isLaid(holder) && canBeSetOut(item)) {
      const plan = planOf(holder);
      const seat = seatAt(plan, centre(box));
      zones.set(`${holder.id} ${seat.row} ${seat.column}`, cellBox(plan, seat));
    } else if (holder && holder.id !== item.parent) {
      zones.set(holder.id, { x: holder.x, y: holder.y, w: holder.w, h: holder.h });
    }
  }
  return [...zones.values()];
}

/** Everything that may change its container, with the one that it comes to lie in. */
function homesOf(editor: Editor, steps: ReadonlyMap<string, Step>, pointer: Point | undefined): readonly Moved[] {
  const family = editor.places.family(steps.keys());
  return [...steps].flatMap(([id, step]): Moved[] => {
    const item = editor.session.items.get(id);
    const place = item && placeOf(editor, item);
    if (!item || !place || staysWithin(editor, item, family)) return [];
    const box = { ...place, x: place.x + step.dx, y: place.y + step.dy };
    const onPile = pointer && item.kind === "note" ? pileAt(editor, pointer, family) : undefined;
    return [{ item, box, step, holder: onPile ?? holderOf(editor, box, family) }];
  });
}

/** What moves along with its container stays in it, and a part of a group stays in the group wherever it goes. */
function staysWithin(editor: Editor, item: Item, family: ReadonlySet<string>): boolean {
  if (item.parent === undefined) return false;
  return family.has(item.parent) || editor.session.items.get(item.parent)?.kind === "group";
}

function pileAt(editor: Editor, p: Point, except: ReadonlySet<string>): Pile | undefined {
  const top = editor.at(p, 0, except);
  return top?.kind === "pile" && editor.free(top) ? top : undefined;
}

function leavingOf(left: ReadonlyMap<string, ReadonlySet<string>>, id: string) {
  const leaving = left.get(id);
  return leaving ? { leaving } : {};
}
