/** The rooms of frames with a layout and of tables: how their box is parted into cells. */

import { type Plan, planned } from "../geometry/lanes.ts";
import type { Frame, Item, Table } from "../model/item.ts";

/** How high the titles of columns are, and how wide those of rows. */
const HEAD = 44;
const SIDE = 150;

/** A container that gives places to what lies in it. */
export type Laid = (Frame & { readonly layout: NonNullable<Frame["layout"]> }) | Table;
export type Lane = NonNullable<Frame["columns"]>[number];
export type LaneAxis = "columns" | "rows";

export function isLaid(item: Item | undefined): item is Laid {
  return item?.kind === "table" || (item?.kind === "frame" && item.layout !== undefined);
}

export function planOf(item: Laid): Plan {
  if (item.kind === "table") return planned(item, item.columns.map(shareOf), item.rows.map(shareOf));
  const [columns, rows] = [lanesOf(item, "columns"), lanesOf(item, "rows")];
  const top = columns.length > 0 ? Math.min(HEAD, item.h / 4) : 0;
  const side = rows.length > 0 ? Math.min(SIDE, item.w / 4) : 0;
  return planned(item, sharesOr1(columns), sharesOr1(rows), { top, side });
}

/** The named lanes of a frame along one axis, if its layout has any there. */
export function lanesOf(item: Frame, axis: LaneAxis): readonly Lane[] {
  const has = item.layout === axis || item.layout === "matrix";
  return has ? (item[axis] ?? [{}, {}]) : [];
}

/** Without lanes there is one, as wide as all. */
function sharesOr1(lanes: readonly Lane[]): readonly number[] {
  return lanes.length > 0 ? lanes.map(shareOf) : [1];
}

function shareOf({ share }: { readonly share?: number }): number {
  return share ?? 1;
}
