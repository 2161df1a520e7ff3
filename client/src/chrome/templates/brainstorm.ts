/** A brainstorm: one question, much room for ideas, and where they go from there. */

import type { ColorName } from "../../shapes/palette.ts";
import { Sheet } from "./sheet.ts";
import type { Template } from "./template.ts";

const COLORS: readonly ColorName[] = ["light_yellow", "light_green", "light_blue", "light_pink"];

export const brainstorm: Template = ({ brainstorm: words }) => {
  const sheet = new Sheet();
  sheet.words(words.title, 0, -190, 1_240, 64);
  sheet.words(words.titleAsk, 0, -92, 1_240, 24);

  const ideas = sheet.frame(words.ideas, 0, 0, 1_240, 760);
  sheet.words(words.ideasAsk, 40, 28, 1_160, 22, { parent: ideas });
  for (let at = 0; at < 8; at++) {
    const color = COLORS[at % COLORS.length] ?? "light_yellow";
    const lift = at % 2 === 0 ? 0 : 28;
    sheet.note("", 64 + (at % 4) * 292, 108 + Math.floor(at / 4) * 304 + lift, {
      color,
      shape: at % 3 === 1 ? "round" : "square",
      in: ideas,
    });
  }

  const groups = sheet.frame(words.groups, 1_300, 0, 620, 760, "light_blue");
  sheet.words(words.groupsAsk, 1_336, 28, 548, 22, { parent: groups });
  for (const [at, y] of [136, 424].entries()) {
    const form = { form: "ellipse", pattern: "dashed", edge: at === 0 ? "blue" : "violet", parent: groups };
    sheet.form("", 1_360, y, 500, 264, form);
  }

  const best = sheet.frame(words.best, 1_980, 0, 320, 760, "light_green");
  for (let at = 0; at < 3; at++) {
    const y = 36 + at * 240;
    sheet.form(String(at + 1), 2_004, y + 72, 48, 48, {
      form: "ellipse",
      color: "green",
      edge: "green",
      size: 24,
      parent: best,
    });
    sheet.note("", 2_076, y, { color: "light_green", in: best });
  }
  return sheet.items;
};
