/** A mind map: a topic in the middle, four branches around it, and two ends to go on from at each. */

import type { ColorName } from "../../shapes/palette.ts";
import { Sheet } from "./sheet.ts";
import type { Template } from "./template.ts";

const COLORS: readonly ColorName[] = ["orange", "green", "blue", "violet"];

export const mindmap: Template = ({ mindmap: words }) => {
  const sheet = new Sheet();
  const topic = sheet.note(words.topic, -130, -130, { color: "yellow", shape: "round", side: 260 });
  words.branches.forEach((branch, at) => {
    const color = COLORS[at] ?? "gray";
    const right = at % 2 === 0 ? 1 : -1;
    const y = at < 2 ? -220 : 220;
    const form = { form: "rounded", color, edge: color, size: 26 };
    const main = sheet.form(branch, right * 420 - 100, y - 40, 200, 80, form);
    sheet.line(topic, main, { route: "curved", color, width: 5 });
    for (const down of [-90, 50]) {
      const leaf = { form: "rounded", edge: color, size: 20 };
      const end = sheet.form(words.leaf, right * 740 - 90, y + down, 180, 56, leaf);
      sheet.line(main, end, { route: "curved", color, width: 3 });
    }
  });
  return sheet.items;
};
