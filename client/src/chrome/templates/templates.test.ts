/** Templates hold nothing that a board would not take. */
import { expect, test } from "vitest";
import { holds } from "../../geometry/box.ts";
import { planted } from "../../model/clipping.ts";
import { boundTo, isPlaced } from "../../model/item.ts";
import { checked, ID } from "../../model/rules.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { templateItems } from "./template.ts";

test.each(TEMPLATE_NAMES)("%s is made of items as the rules have them", (name) => {
  const items = templateItems(name);

  for (const item of items) {
    const { id, parent: _, kind, ...fields } = item;
    expect(ID(id)).toBe(true);
    expect(checked(kind, fields)).toEqual(fields);
  }
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
});

test.each(TEMPLATE_NAMES)(
  "in %s everything lies in the frame that it belongs to, and lines end on something",
  (name) => {
    const items = templateItems(name);
    const byId = new Map(items.map((item) => [item.id, item]));

    const astray = items.filter((item) => {
      const frame = byId.get(item.parent ?? "");
      if (item.parent === undefined || !isPlaced(item)) return false;
      const middle = { x: item.x + item.w / 2, y: item.y + item.h / 2 };
      return !frame || !isPlaced(frame) || !holds(frame, middle);
    });

    expect(astray).toEqual([]);
    expect(items.flatMap(boundTo).filter((id) => !byId.has(id))).toEqual([]);
  },
);

test.each(TEMPLATE_NAMES)("%s is laid as new items, each before what belongs to it", (name) => {
  const { wishes } = planted({ items: templateItems(name) }, { dx: 0, dy: 0 });

  const seen = new Set<string>();
  for (const wish of wishes) {
    if (typeof wish.parent === "string") expect(seen.has(wish.parent)).toBe(true);
    seen.add(wish.id);
  }
});
