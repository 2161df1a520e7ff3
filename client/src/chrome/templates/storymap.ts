/** A user story map: the user's way from the left to the right, and under each step what comes in which release. */

import { Sheet } from "./sheet.ts";
import type { Template } from "./template.ts";

const STEP = 280;
const ROW = 292;

export const storymap: Template = ({ storymap: words }) => {
  const sheet = new Sheet();
  const wide = words.steps.length * STEP;
  sheet.words(words.title, 0, -148, wide, 48);
  const rows = words.releases.map((release, at) =>
    sheet.frame(release, -40, 420 + at * ROW, wide + 40, ROW - 56, at === 0 ? "light_green" : undefined),
  );
  words.steps.forEach((step, at) => {
    const x = at * STEP;
    const form = { form: "arrow_right", color: "blue", edge: "blue", size: 26 };
    sheet.form(step, x, -40, STEP - 24, 110, form);
    sheet.note(words.tasks[at] ?? "", x + 28, 112, { color: "light_blue" });
    const [first, second] = rows;
    if (first !== undefined) sheet.note(at === 0 ? words.story : "", x + 28, 438, { in: first });
    if (second !== undefined && at % 2 === 0) sheet.note("", x + 28, 438 + ROW, { in: second });
  });
  return sheet.items;
};
