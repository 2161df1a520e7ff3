/** The group: what is picked up together. Nothing of it is drawn; it is where its members are. [I14] */

import { around, type Box } from "../geometry/box.ts";
import type { Items } from "../model/connector.ts";
import type { Group } from "../model/item.ts";
import { laid } from "./lettering.ts";
import { corners, type Drawn, isDrawn, type Shape } from "./shape.ts";

const NAME = 16;
const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 };
/** Groups in groups: deeper than this only what holds itself by mistake goes. */
const DEEPEST = 64;

/** The shape; `boundsOf` is the bounds of anything, which only the registry of all shapes knows. */
export function groupShape(boundsOf: (item: Drawn, items: Items) => Box): Shape<Group> {
  const bounds = (item: Group, items: Items): Box => {
    const members = membersOf(item.id, items);
    return around(members.map((member) => boundsOf(member, items))) ?? NOWHERE;
  };
  return {
    draw() {},

    /** Only its members are hit. */
    hit: () => false,

    bounds,

    handles: (item, items) => corners(bounds(item, items)),

    /** What becomes of the members follows from the box; the group keeps nothing. */
    pulled: () => ({}),

    lettering(item, look, items) {
      const box = bounds(item, items);
      const h = NAME * 1.6;
      const fitted = laid(item.text ?? "", { w: 1e6, h, shape: "line", padding: 0, min: NAME, max: NAME }, 650);
      const lines = fitted.lines.slice(0, 1).map((line) => ({ ...line, x: 0, y: h - NAME * 0.5 }));
      return {
        box: { x: box.x, y: box.y - h, w: box.w, h },
        fitted: { ...fitted, lines },
        align: "left",
        weight: 650,
        ink: look.ink,
        single: true,
      };
    },
  };
}

/** Everything drawn that lies in a group, in groups in it too. */
export function membersOf(id: string, items: Items, depth = 0): readonly Drawn[] {
  if (depth > DEEPEST) return [];
  return [...(items.children?.(id) ?? [])].flatMap((child): readonly Drawn[] => {
    const item = items.get(child);
    if (!isDrawn(item)) return [];
    return item.kind === "group" ? membersOf(item.id, items, depth + 1) : [item];
  });
}
