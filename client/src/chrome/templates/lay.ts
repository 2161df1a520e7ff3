/** Laying a template on a board: in the middle of what is seen, as one step to take back. */

import { calm } from "../../canvas/look.ts";
import type { Editor } from "../../editor/editor.ts";
import { around } from "../../geometry/box.ts";
import { planted } from "../../model/clipping.ts";
import { bounds } from "../../shapes/registry.ts";
import { isDrawn } from "../../shapes/shape.ts";
import { type TemplateName, templateItems } from "./template.ts";

const FADE = 350;

export function layTemplate(editor: Editor, name: TemplateName): void {
  const items = templateItems(name);
  const byId = new Map(items.map((item) => [item.id, item]));
  const whole = around(items.filter(isDrawn).map((item) => bounds(item, byId)));
  if (!whole || !editor.can("edit")) return;
  const middle = editor.middle();
  const step = {
    dx: Math.round(middle.x - whole.x - whole.w / 2),
    dy: Math.round(middle.y - whole.y - whole.h / 2),
  };
  const { wishes } = planted({ items }, step);
  editor.propose(
    wishes.map((item) => ({ op: "create", item })),
    "template",
  );
  editor.look({ ...whole, x: whole.x + step.dx, y: whole.y + step.dy });
  fadeIn();
}

/** The desk was empty, so all that comes into sight is what has just been laid. */
function fadeIn(): void {
  if (calm()) return;
  document.querySelector(".desk")?.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE, easing: "ease-out" });
}
