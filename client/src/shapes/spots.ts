/** What of an item does something when it is pressed: the boxes of a checklist, reactions, and the link of a note. */

import type { Box } from "../geometry/box.ts";
import { grown, holds } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Items } from "../model/connector.ts";
import { textOf } from "../model/item.ts";
import { badgeAt, LETTER, unitOf } from "./badges.ts";
import { widthOf } from "./lettering.ts";
import { LIGHT } from "./look.ts";
import { lettering, upright } from "./registry.ts";
import type { Drawn } from "./shape.ts";

export type Spot =
  | { readonly kind: "box"; readonly id: string; readonly place: number }
  | { readonly kind: "reaction"; readonly id: string; readonly emoji: string; readonly users: readonly string[] }
  | { readonly kind: "link"; readonly id: string; readonly link: string };

/** Badges whose letters are under this many screen pixels are not aimed at, but the note that they are on. */
const AIMED = 5;

/** The spot at a point of an item that is seen at this scale; `slack` is in board units. */
export function spotAt(item: Drawn, p: Point, items: Items, scale: number, slack: number): Spot | undefined {
  if (item.kind === "note") {
    const badge = LETTER * unitOf(item) * scale < AIMED ? undefined : badgeAt(item, p, items, slack / 3);
    if (badge?.kind === "reaction" && badge.emoji) {
      return { kind: "reaction", id: item.id, emoji: badge.emoji, users: badge.users ?? [] };
    }
    if (badge?.kind === "link" && item.link) return { kind: "link", id: item.id, link: item.link };
  }
  return boxAt(item, upright(item, p), items, scale, slack);
}

function boxAt(item: Drawn, p: Point, items: Items, scale: number, slack: number): Spot | undefined {
  const text = textOf(item);
  if (text === undefined || !/[☐☑]/.test(text) || item.kind === "connector") return undefined;
  const { box, fitted, weight } = lettering(item, LIGHT, items, scale);
  if (fitted.size * scale < AIMED) return undefined;
  for (const line of fitted.lines) {
    const sign = /^[☐☑]/.exec(line.text)?.[0];
    if (sign === undefined || line.hung) continue;
    const width = (widthOf(sign, weight) * fitted.size) / 100;
    const place: Box = { x: box.x + line.x, y: box.y + line.y - fitted.size * 0.9, w: width, h: fitted.size * 1.2 };
    if (holds(grown(place, slack / 2), p)) return { kind: "box", id: item.id, place: line.from };
  }
  return undefined;
}
