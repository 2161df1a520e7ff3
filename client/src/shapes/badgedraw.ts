/** Drawing a note's badges: small words on small papers, or nothing where nobody could read them. */

import { contrast } from "../geometry/contrast.ts";
import type { Note } from "../model/item.ts";
import { BADGE_WEIGHT, type Badge, badgesOf, LETTER, unitOf } from "./badges.ts";
import { fontOf } from "./lettering.ts";
import { edgeOf, inkOn, mixed } from "./palette.ts";
import type { Brush } from "./shape.ts";

/** Letters under this many screen pixels are left out, and badges under half of it, too. */
const READABLE = 5;

export function drawBadges(item: Note, paper: string, brush: Brush): void {
  const { all } = badgesOf(item, brush.items);
  if (all.length === 0) return;
  const unit = unitOf(item);
  const pixels = LETTER * unit * brush.scale;
  if (pixels < READABLE / 2) return;
  const { ctx } = brush;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "center";
  for (const badge of all) {
    const { ground, edge, ink } = colorsOf(badge, paper, brush);
    if (ground !== undefined) {
      ctx.fillStyle = ground;
      ctx.beginPath();
      ctx.roundRect(badge.box.x, badge.box.y, badge.box.w, badge.box.h, badge.box.h / 2);
      ctx.fill();
      if (edge !== undefined) {
        ctx.strokeStyle = edge;
        ctx.lineWidth = (badge.kind === "reaction" ? 1.2 : 0.8) * unit;
        ctx.stroke();
      }
    }
    if (pixels < READABLE) continue;
    ctx.fillStyle = ink;
    words(badge, unit, ink, brush);
  }
}

function words(badge: Badge, unit: number, ink: string, { ctx }: Brush): void {
  const { box, kind, label } = badge;
  const size = (kind === "reaction" ? LETTER + 2 : LETTER) * unit;
  const middle = box.x + box.w / 2;
  const baseline = box.y + box.h / 2 + size * 0.36;
  ctx.font = fontOf(size, BADGE_WEIGHT);
  if (kind !== "link") {
    ctx.fillText(label, middle, baseline);
    return;
  }
  ctx.fillText(label, middle + 7 * unit, baseline);
  // An arrow out of the board, where a word in any language would be too long.
  const x = box.x + 7 * unit;
  const y = box.y + box.h / 2 + 3.5 * unit;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.4 * unit;
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + 7 * unit, y - 7 * unit);
  ctx.moveTo(x + 1.5 * unit, y - 7 * unit);
  ctx.lineTo(x + 7 * unit, y - 7 * unit);
  ctx.lineTo(x + 7 * unit, y - 1.5 * unit);
  ctx.stroke();
}

interface Colors {
  readonly ground: string | undefined;
  readonly edge?: string;
  readonly ink: string;
}

function colorsOf({ kind, users }: Badge, paper: string, { look, me }: Brush): Colors {
  if (kind === "reaction") {
    const mine = me !== undefined && users?.includes(me) === true;
    const ground = mine ? mixed(look.panel, look.accent, 0.18) : look.panel;
    return { ground, edge: mine ? look.accent : edgeOf(paper, look), ink: look.ink };
  }
  if (kind === "author") return { ground: undefined, ink: inkOn(paper) };
  // A paper on the paper, further from the ink than that is: whatever colour the note has, its badges can be read.
  const away = contrast(inkOn(paper), "#000000") < 3 ? "#ffffff" : "#000000";
  const ground = mixed(paper, away, kind === "initials" ? 0.6 : 0.42);
  const edge = kind === "link" ? inkOn(paper) : edgeOf(ground, look);
  return { ground, edge, ink: inkOn(ground) };
}
