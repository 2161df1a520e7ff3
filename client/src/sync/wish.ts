/** Wishes before they leave: which items they name, the ids they need, and the parcels they are sent in. */

import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";

/** Bounds of one transaction; a larger wish is sent as several. */
const OPS_LIMIT = 1_000;
const SIZE_LIMIT = 50_000;

/** A new item gets its id here, so that it can be shown, typed in and pointed to before the server has answered. [N1] */
export function named(op: Op): Op {
  return op.op === "create" && op.item.id === undefined ? { ...op, item: { ...op.item, id: newId() } } : op;
}

/** The items that an op names. */
export function idsOf(op: Op): readonly string[] {
  if (op.op === "create") return typeof op.item.id === "string" ? [op.item.id] : [];
  return "ids" in op ? op.ids : [op.id];
}

/** Cut a wish that is larger than a transaction may be. */
export function* parcels(ops: readonly Op[]): Iterable<readonly Op[]> {
  let parcel: Op[] = [];
  let weight = 0;
  for (const op of ops) {
    const heavy = JSON.stringify(op).length;
    if (parcel.length > 0 && (parcel.length >= OPS_LIMIT || weight + heavy > SIZE_LIMIT)) {
      yield parcel;
      parcel = [];
      weight = 0;
    }
    parcel.push(op);
    weight += heavy;
  }
  if (parcel.length > 0) yield parcel;
}
