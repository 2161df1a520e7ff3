/** A kanban board: lanes for work on its way from an idea to done. */

import type { ColorName } from "../../shapes/palette.ts";
import { Sheet } from "./sheet.ts";
import type { Template } from "./template.ts";

const W = 320;
const H = 860;
const GAP = 28;
const COLORS: readonly (ColorName | undefined)[] = [undefined, "light_blue", "light_yellow", "light_green"];

export const kanban: Template = ({ kanban: words }) => {
  const sheet = new Sheet();
  sheet.words(words.title, 0, -136, 4 * W, 48);
  const lanes = words.lanes.map((lane, at) => sheet.frame(lane, at * (W + GAP), 0, W, H, COLORS[at]));
  const cards: readonly (readonly [lane: number, row: number, color: ColorName])[] = [
    [0, 0, "light_yellow"],
    [1, 0, "light_blue"],
    [2, 0, "light_pink"],
  ];
  cards.forEach(([lane, row, color], at) => {
    const frame = lanes[lane];
    const x = lane * (W + GAP) + 60;
    if (frame !== undefined) sheet.note(words.cards[at] ?? "", x, 44 + row * 240, { color, in: frame });
  });
  return sheet.items;
};
