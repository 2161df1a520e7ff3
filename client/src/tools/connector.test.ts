/** Making connectors with the pointer, and pulling at those that are there. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import { type Point, point } from "../geometry/point.ts";
import type { Connector, Item, Note } from "../model/item.ts";
import { onLabel, runOf } from "../shapes/connector.ts";
import { handles } from "../shapes/registry.ts";
import { connectorTool } from "./connector.ts";
import { dots, endAt } from "./dots.ts";
import { select } from "./select.ts";
import type { Press, Tool } from "./tool.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: "", color: "pink", z: `n${id}`, ...more };
}

function line(more: Partial<Connector> = {}): Connector {
  const looks = { start: "none", end: "arrow", pattern: "solid", width: 2, color: "black", text: "" } as const;
  const ends = { from: { item: "a", side: "auto" }, to: { item: "b", side: "auto" } } as const;
  return { id: "line", kind: "connector", route: "elbow", ...looks, ...ends, z: "nl", ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession; made: () => Item[] } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 2_000, h: 1_500 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  const before = new Set(items.map(({ id }) => id));
  return { editor, session, made: () => [...session.items.values()].filter(({ id }) => !before.has(id)) };
}

function press(at: Point, more: Partial<Press> = {}): Press {
  return { at, screen: at, touch: false, shift: false, alt: false, command: false, ...more };
}

function drag(tool: Tool, editor: Editor, from: Point, to: Point, more: Partial<Press> = {}): void {
  const gesture = tool.down(editor, press(from, more));
  gesture?.move(press(point((from.x + to.x) / 2, (from.y + to.y) / 2), more));
  gesture?.move(press(to, more));
  gesture?.up(press(to, more));
}

const A = note("a", 100, 100);
const B = note("b", 700, 300);
const RIGHT_DOT = point(318, 200);

test("dots appear where the pointer rests, and not where it only comes by", () => {
  const { editor } = open(A);

  for (let x = 110; x < 290; x += 10) {
    select.hover?.(editor, press(point(x, 200)));
    vi.advanceTimersByTime(100);
  }
  const passing = editor.dotted.value;
  vi.advanceTimersByTime(300);

  expect(passing).toBeUndefined();
  expect(editor.dotted.value).toBe("a");
});

test("a hand that trembles rests, too", () => {
  const { editor } = open(A);

  for (let n = 0; n < 8; n++) {
    select.hover?.(editor, press(point(200 + (n % 2), 200)));
    vi.advanceTimersByTime(50);
  }

  expect(editor.dotted.value).toBe("a");
});

test("on the way from an item to one of its dots the dots stay", () => {
  const { editor } = open(A);
  select.hover?.(editor, press(point(290, 200)));
  vi.advanceTimersByTime(300);

  select.hover?.(editor, press(RIGHT_DOT));
  vi.advanceTimersByTime(1_000);
  const near = editor.dotted.value;
  select.hover?.(editor, press(point(600, 200)));

  expect(near).toBe("a");
  expect(editor.dotted.value).toBeUndefined();
});

test("with the connector tool the dots are there at once", () => {
  const { editor } = open(A);
  editor.tool.value = "connector";

  connectorTool.hover?.(editor, press(point(200, 200)));

  expect(editor.dotted.value).toBe("a");
});

test("a drag from a dot onto a note connects them", () => {
  const { editor, made } = open(A, B);
  editor.select(["a"]);

  drag(select, editor, RIGHT_DOT, point(800, 400));

  expect(made()).toMatchObject([
    { kind: "connector", from: { item: "a", side: "auto" }, to: { item: "b", side: "auto" } },
  ]);
});

test("a drop on the empty desk makes a connected copy with the cursor in it", () => {
  const { editor, made } = open(A);
  editor.select(["a"]);

  drag(select, editor, RIGHT_DOT, point(700, 500));

  const [twin, tie] = made();
  expect(twin).toMatchObject({ kind: "note", color: "pink", x: 600, y: 400 });
  expect(tie).toMatchObject({ from: { item: "a" }, to: { item: twin?.id } });
  expect(editor.writing.value).toBe(twin?.id);
});

test("with Control, the end that is dropped on the empty desk stays loose", () => {
  const { editor, made } = open(A);
  editor.select(["a"]);

  drag(select, editor, RIGHT_DOT, point(700, 500), { command: true });

  expect(made()).toMatchObject([{ from: { item: "a" }, to: { point: [700, 500] } }]);
});

test("a press on a dot without a drag makes the next one on that side", () => {
  const { editor, made } = open(A);
  editor.select(["a"]);

  drag(select, editor, RIGHT_DOT, RIGHT_DOT);

  expect(made()[0]).toMatchObject({ kind: "note", x: 372, y: 100 });
});

test("a line drawn out of a note and back into it is a loop", () => {
  const { editor, made } = open(A);
  editor.select(["a"]);
  const gesture = select.down(editor, press(RIGHT_DOT));

  for (const at of [point(400, 150), point(400, 40), point(200, 110)]) gesture?.move(press(at));
  gesture?.up(press(point(200, 110)));

  expect(made()).toMatchObject([{ from: { item: "a" }, to: { item: "a", side: "top" } }]);
});

test("in the middle a drop means the item, about the middle of an edge that side, elsewhere on the edge that spot", () => {
  expect(endAt(A, point(210, 190))).toEqual({ item: "a", side: "auto" });
  expect(endAt(A, point(295, 210))).toEqual({ item: "a", side: "right" });
  expect(endAt(A, point(297, 260))).toMatchObject({ item: "a", at: [1, expect.closeTo(0.81, 1)] });
});

test("on a round note a drop near the rim means an angle", () => {
  expect(endAt({ ...A, shape: "round" }, point(200, 295))).toEqual({ item: "a", angle: 90 });
});

test("the dots of a turned shape stand around where it is seen", () => {
  const figure: Item = {
    ...{ id: "f", kind: "shape", form: "rectangle", x: 0, y: 0, w: 200, h: 100, text: "", edge: "black" },
    ...{ pattern: "solid", width: 2, turn: 90 },
  };

  expect(dots(figure, 1).map(({ at }) => [Math.round(at.x), Math.round(at.y)])).toEqual([
    [100, -68],
    [168, 50],
    [100, 168],
    [32, 50],
  ]);
});

test("a middle piece is moved by its handle, and stays there when an end moves", () => {
  const { editor, session } = open(A, B, line());
  editor.select(["line"]);
  const middle = handles(line(), editor.seen).find(({ name }) => name === "bend0");

  drag(select, editor, middle?.at ?? point(0, 0), point(400, 300));
  session.propose([{ op: "move", ids: ["b"], dx: 200, dy: 0 }]);

  const moved = session.items.get("line") as Connector;
  expect(moved.bends).toEqual([{ axis: "x", at: expect.closeTo(1 / 3, 3) }]);
  expect(runOf(moved, editor.seen).path.points[1]?.x).toBeCloseTo(200 + 800 / 3, 0);
});

test("two presses on the handle let the line find its own way again", () => {
  const { editor, session } = open(A, B, line({ bends: [{ axis: "x", at: 0.3 }] }));
  editor.select(["line"]);
  const middle = handles(session.items.get("line") as Connector, editor.seen).find(({ name }) => name === "bend0");

  select.double?.(editor, press(middle?.at ?? point(0, 0)));

  expect(session.items.get("line")).not.toHaveProperty("bends");
});

test("a middle piece is not pulled into its own notes", () => {
  const { editor, session } = open(A, B, line());
  editor.select(["line"]);
  const middle = handles(line(), editor.seen).find(({ name }) => name === "bend0");

  drag(select, editor, middle?.at ?? point(0, 0), point(800, 300));

  const moved = session.items.get("line") as Connector;
  const x = runOf(moved, editor.seen).path.points[1]?.x ?? 0;
  expect(x).toBeGreaterThanOrEqual(300);
  expect(x).toBeLessThanOrEqual(700);
});

test("words are dragged along their line", () => {
  const straight = line({ route: "straight", text: "because" });
  const { editor, session } = open(A, note("b", 900, 100), straight);

  drag(select, editor, point(600, 200), point(420, 260));

  const moved = session.items.get("line") as Connector;
  expect(moved.label_at).toBeCloseTo(0.2, 1);
  expect(onLabel(moved, editor.seen, point(420, 200))).toBe(true);
});
