/** Retrospectives: frames side by side, each with its question and a few notes to begin with. */

import type { ColorName } from "../../shapes/palette.ts";
import { Sheet } from "./sheet.ts";
import type { Template } from "./template.ts";

interface Column {
  readonly title: string;
  readonly ask: string;
  readonly color: ColorName;
}

const W = 520;
const H = 620;
const GAP = 40;
const PAD = 36;

/** Frames from the left to the right, or `across` in a row. Notes stand under the question. */
function columns(sheet: Sheet, all: readonly Column[], top: number, across = all.length, h = H): void {
  all.forEach(({ title, ask, color }, at) => {
    const x = (at % across) * (W + GAP);
    const y = top + Math.floor(at / across) * (h + GAP * 2);
    const frame = sheet.frame(title, x, y, W, h, color);
    sheet.words(ask, x + PAD, y + PAD - 8, W - 2 * PAD, 22, { parent: frame });
    sheet.note("", x + PAD, y + 92, { color, in: frame });
    sheet.note("", x + PAD + 248, y + 92, { color, in: frame });
  });
}

export const startStop: Template = ({ startStop: words }) => {
  const sheet = new Sheet();
  sheet.words(words.title, 0, -144, 1_600, 48);
  columns(
    sheet,
    [
      { title: words.start, ask: words.startAsk, color: "light_green" },
      { title: words.stop, ask: words.stopAsk, color: "light_pink" },
      { title: words.goOn, ask: words.goOnAsk, color: "light_blue" },
    ],
    0,
  );
  const y = H + 2 * GAP;
  const frame = sheet.frame(words.actions, 0, y, 3 * W + 2 * GAP, 300);
  sheet.words(words.actionsAsk, PAD, y + PAD - 8, 900, 22, { parent: frame });
  sheet.note("", PAD, y + 76, { shape: "wide", side: 180, in: frame });
  sheet.note("", PAD + 400, y + 76, { shape: "wide", side: 180, in: frame });
  return sheet.items;
};

export const fourLs: Template = ({ fourLs: words }) => {
  const sheet = new Sheet();
  sheet.words(words.title, 0, -144, 1_080, 48);
  columns(
    sheet,
    [
      { title: words.liked, ask: words.likedAsk, color: "light_green" },
      { title: words.learned, ask: words.learnedAsk, color: "light_blue" },
      { title: words.lacked, ask: words.lackedAsk, color: "light_pink" },
      { title: words.longed, ask: words.longedAsk, color: "violet" },
    ],
    0,
    2,
    480,
  );
  return sheet.items;
};

export const moods: Template = ({ moods: words }) => {
  const sheet = new Sheet();
  sheet.words(words.title, 0, -144, 1_600, 48);
  columns(
    sheet,
    [
      { title: words.mad, ask: words.madAsk, color: "red" },
      { title: words.sad, ask: words.sadAsk, color: "light_blue" },
      { title: words.glad, ask: words.gladAsk, color: "yellow" },
    ],
    0,
  );
  return sheet.items;
};
