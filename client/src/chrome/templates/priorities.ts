/** Impact against effort: four fields between two axes. */

import { Sheet } from "./sheet.ts";
import type { Template } from "./template.ts";

const SIDE = 560;
const GAP = 24;

export const priorities: Template = ({ priorities: words }) => {
  const sheet = new Sheet();
  const far = 2 * SIDE + GAP;
  sheet.words(words.title, 0, -136, far, 48);

  sheet.frame(words.quick, 0, 0, SIDE, SIDE, "light_green");
  sheet.frame(words.big, SIDE + GAP, 0, SIDE, SIDE, "light_blue");
  const low = SIDE + GAP * 2;
  sheet.frame(words.small, 0, low, SIDE, SIDE, "light_yellow");
  sheet.frame(words.hard, SIDE + GAP, low, SIDE, SIDE, "gray");

  const foot = low + SIDE + 28;
  sheet.line({ x: -28, y: foot }, { x: -28, y: 0 }, { end: "triangle", width: 3 });
  sheet.line({ x: -28, y: foot }, { x: far, y: foot }, { end: "triangle", width: 3 });
  sheet.words(words.impact, -240, low - 44, 184, 32, { align: "right" });
  sheet.words(words.high, -240, 8, 184, 22, { align: "right" });
  sheet.words(words.low, -240, foot - 48, 184, 22, { align: "right" });
  sheet.words(words.effort, far / 2 - 150, foot + 24, 300, 32, { align: "center" });
  sheet.words(words.low, 0, foot + 28, 200, 22);
  sheet.words(words.high, far - 200, foot + 28, 200, 22, { align: "right" });

  sheet.note(words.example, far + 72, 0);
  sheet.note("", far + 72, 240, { color: "light_pink" });
  sheet.note("", far + 72, 480, { color: "light_blue" });
  return sheet.items;
};
