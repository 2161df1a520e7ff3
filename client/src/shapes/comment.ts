/** A pin: the small bubble that says that somebody has said something here. Drawn on the screen, always in one size. */

import type { Box } from "../geometry/box.ts";
import { ink } from "../geometry/contrast.ts";
import { FONT } from "./lettering.ts";
import type { Look } from "./look.ts";
import { hex } from "./palette.ts";

export interface PinLooks {
  /** The letters of whoever began. */
  readonly letters: string;
  readonly color: string;
  /** How many comments there are. */
  readonly count: number;
  readonly done: boolean;
  /** It is open, or pointed at. */
  readonly lit: boolean;
  /** Somebody names me here, and I have not read it. */
  readonly calls: boolean;
}

/** The corner that points at what it is about is a sharp one. */
const SHARP = 3;

export function drawPin(ctx: CanvasRenderingContext2D, { x, y, w, h }: Box, pin: PinLooks, look: Look): void {
  const paper = pin.done ? look.panel : hex(pin.color);
  const round = h / 2;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, [round, round, round, SHARP]);
  ctx.fillStyle = paper;
  ctx.fill();
  ctx.strokeStyle = pin.lit ? look.accent : look.dark ? look.desk : "#ffffff";
  ctx.lineWidth = pin.lit ? 3 : 2;
  ctx.stroke();
  if (pin.done || look.strong) {
    ctx.strokeStyle = pin.lit ? look.accent : look.edge;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
  if (h < 20) return;
  ctx.fillStyle = pin.done ? look.soft : ink(paper);
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.font = `650 12px ${FONT}`;
  ctx.fillText(pin.done ? "✓" : pin.letters, x + round, y + round + 1, h - 6);
  if (pin.count > 1) {
    ctx.font = `550 11px ${FONT}`;
    ctx.fillText(pin.count > 99 ? "99" : String(pin.count), x + w - 12, y + round + 1, 16);
  }
  if (!pin.calls) return;
  ctx.beginPath();
  ctx.arc(x + w - 4, y + 4, 5, 0, 2 * Math.PI);
  ctx.fillStyle = look.dark ? "#ff6b60" : "#c8281e";
  ctx.fill();
  ctx.strokeStyle = look.dark ? look.desk : "#ffffff";
  ctx.lineWidth = 1.5;
  ctx.stroke();
}
