/** The shape tool, by presses and moves as a hand makes them. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import type { Point } from "../geometry/point.ts";
import { hit } from "../shapes/registry.ts";
import { isDrawn } from "../shapes/shape.ts";
import { figureTool, takeForm } from "./figure.ts";
import { select } from "./select.ts";
import type { Press, Tool } from "./tool.ts";

function open(): { editor: Editor; session: FakeSession } {
  const session = new FakeSession();
  const editor = new Editor(session);
  editor.size.value = { w: 2_000, h: 1_500 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  return { editor, session };
}

function drag(tool: Tool, editor: Editor, from: Point, to: Point, more: Partial<Press> = {}): void {
  const at = (p: Point): Press => ({
    at: p,
    screen: p,
    touch: false,
    shift: false,
    alt: false,
    command: false,
    ...more,
  });
  const gesture = tool.down(editor, at(from));
  gesture?.move(at(to));
  gesture?.up(at(to));
}

function only(session: FakeSession) {
  const [item] = session.items.values();
  if (!isDrawn(item) || item.kind !== "shape") throw new Error("There is no shape.");
  return item;
}

test("[I11] a dragged shape has the size of the drag, in whichever direction, and is selected then", () => {
  const { editor, session } = open();
  takeForm(editor, "ellipse");

  drag(figureTool, editor, { x: 500, y: 400 }, { x: 300, y: 250 });

  expect(only(session)).toMatchObject({ form: "ellipse", x: 300, y: 250, w: 200, h: 150 });
  expect([...editor.selection.value]).toEqual([only(session).id]);
  expect(editor.tool.value).toBe("select");
});

test("a click lays a shape of the usual size around the pointer", () => {
  const { editor, session } = open();
  takeForm(editor, "rectangle");

  drag(figureTool, editor, { x: 500, y: 400 }, { x: 500, y: 400 });

  expect(only(session)).toMatchObject({ form: "rectangle", x: 420, y: 350, w: 160, h: 100 });
});

test("Shift keeps the usual ratio while it is drawn, and its own while it is pulled", () => {
  const { editor, session } = open();
  takeForm(editor, "ellipse");

  drag(figureTool, editor, { x: 0, y: 0 }, { x: 300, y: 100 }, { shift: true });
  editor.writing.value = undefined;
  drag(select, editor, { x: 300, y: 300 }, { x: 450, y: 310 }, { shift: true });

  expect(only(session)).toMatchObject({ x: 0, y: 0, w: 450, h: 450 });
});

test("one reaches through a shape without a fill, except by its edge and its words", () => {
  const { editor, session } = open();
  takeForm(editor, "ellipse");
  drag(figureTool, editor, { x: 0, y: 0 }, { x: 200, y: 200 });
  const filled = only(session);
  const { color, ...bare } = filled;
  const touched = (item: typeof bare, x: number, y: number): boolean => hit(item, { x, y }, 4, session.items);

  expect(color).toBeDefined();
  expect([touched(filled, 100, 100), touched(filled, 8, 8)]).toEqual([true, false]);
  expect([touched(bare, 100, 100), touched(bare, 100, 1), touched(bare, 8, 8)]).toEqual([false, true, false]);
  expect(touched({ ...bare, text: "Start" }, 100, 100)).toBe(true);
});

test("whoever has drawn a shape writes in it", () => {
  const { editor, session } = open();
  takeForm(editor, "diamond");

  drag(figureTool, editor, { x: 0, y: 0 }, { x: 200, y: 200 });

  expect(editor.writing.peek()).toBe(only(session).id);
});

test("a double click inside of a shape writes in it, filled or not", () => {
  const { editor, session } = open();
  editor.figureColor.value = undefined;
  takeForm(editor, "rectangle");
  drag(figureTool, editor, { x: 0, y: 0 }, { x: 200, y: 200 });
  editor.writing.value = undefined;

  const middle = { x: 100, y: 100 };
  select.double?.(editor, { at: middle, screen: middle, touch: false, shift: false, alt: false, command: false });

  expect(editor.writing.value).toBe(only(session).id);
  expect(session.items.size).toBe(1);
});
