/** Undo takes back one's own deeds, and nobody else's. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Op } from "../model/change.ts";
import type { Item, Note } from "../model/item.ts";
import { Replica } from "./replica.ts";
import { LittleServer, Seat } from "./simulation.ts";

let clock = 0;

class Table {
  readonly server = new LittleServer();
  readonly ann = this.#seat("a");
  readonly bob = this.#seat("b");

  constructor(...ops: Op[]) {
    this.bob.replica.propose(ops, undefined, 0);
    this.settle();
  }

  #seat(name: string): Seat {
    const seat = new Seat(new Replica(`${name}0000000`), `${name}_user`, this.server);
    seat.connect(true);
    return seat;
  }

  /** Wish as Ann, long after whatever she did before. */
  wish(...ops: Op[]): void {
    clock += 10_000;
    this.ann.replica.propose(ops, undefined, clock);
  }

  type(id: string, place: number, cut: number, insert: string): void {
    clock += 10_000;
    this.ann.type(id, place, cut, insert, clock);
  }

  undo(): void {
    this.ann.replica.undo(clock);
    this.ann.follow();
  }

  redo(): void {
    this.ann.replica.redo(clock);
    this.ann.follow();
  }

  others(...ops: Op[]): void {
    this.bob.replica.propose(ops, undefined, clock);
    this.settle();
  }

  settle(): void {
    for (let round = 0; round < 50; round++) {
      for (const seat of [this.ann, this.bob]) {
        seat.send(clock);
        for (let n = 0; n < 9; n++) seat.carryUp(false);
        seat.announce();
        for (let n = 0; n < 9; n++) seat.carryDown();
      }
      if ([this.ann, this.bob].every((seat) => seat.quiet && seat.replica.undecided === 0)) return;
    }
  }

  item(id: string): Item | undefined {
    this.settle();
    return this.server.board.get(id);
  }
}

function create(id: string, more: object = {}): Op {
  return { op: "create", item: { kind: "note", id, x: 0, y: 0, ...more } };
}

function set(id: string, fields: Readonly<Record<string, unknown>>): Op {
  return { op: "update", id, set: fields };
}

test("an undone change gives the field its old value, and redo the new one", () => {
  const table = new Table(create("n1", { color: "red" }));
  table.wish(set("n1", { color: "blue" }));

  table.undo();
  const undone = table.item("n1");
  table.redo();

  expect(undone).toMatchObject({ color: "red" });
  expect(table.item("n1")).toMatchObject({ color: "blue" });
});

test("a field that somebody else has changed since stays as they left it", () => {
  const table = new Table(create("n1", { color: "red", w: 100 }));
  table.wish(set("n1", { color: "blue", w: 300 }));
  table.settle();
  table.others(set("n1", { color: "green" }));

  table.undo();

  expect(table.item("n1")).toMatchObject({ color: "green", w: 100 });
});

test("what goes back is the value that one's own change really replaced", () => {
  const table = new Table(create("n1", { color: "red" }));
  table.bob.replica.propose([set("n1", { color: "green" })], undefined, clock);
  table.bob.send(clock);
  table.bob.carryUp(false);
  table.wish(set("n1", { color: "blue" }));
  table.settle();

  table.undo();

  expect(table.item("n1")).toMatchObject({ color: "green" });
});

test("a move is taken back by the opposite move, so somebody else's move stays", () => {
  const table = new Table(create("n1"));
  table.wish({ op: "move", ids: ["n1"], dx: 10, dy: 0 });
  table.settle();
  table.others({ op: "move", ids: ["n1"], dx: 0, dy: 7 });

  table.undo();

  expect(table.item("n1")).toMatchObject({ x: 0, y: 7 });
});

test("an undone creation deletes the item, and redo brings it back with its author", () => {
  const table = new Table();
  table.wish(create("n1"));
  table.settle();

  table.undo();
  const gone = table.item("n1");
  table.redo();

  expect(gone).toBeUndefined();
  expect(table.item("n1")).toMatchObject({ by: "a_user" });
});

test("an item into which somebody else has put work is not taken from them", () => {
  const table = new Table();
  table.wish(create("n1"));
  table.settle();
  table.bob.type("n1", 0, 0, "mine now", clock);
  table.settle();

  table.undo();

  expect(table.item("n1")).toMatchObject({ text: "mine now" });
});

test("an undone deletion brings back the item, its children's parent, and the connectors' ends", () => {
  /** [I9] */
  const line = { kind: "connector", id: "l1", from: { item: "f1", side: "auto" }, to: { point: [900, 900] } };
  const table = new Table(
    { op: "create", item: { kind: "frame", id: "f1", x: 0, y: 0, w: 500, h: 500 } },
    create("n1", { parent: "f1" }),
    { op: "create", item: line },
  );
  table.wish({ op: "delete", ids: ["f1"] });
  const loose = table.item("l1");

  table.undo();

  expect(loose).toMatchObject({ from: { item: "f1", point: expect.any(Array) } });
  expect(table.item("f1")).toMatchObject({ by: "b_user" });
  expect(table.item("n1")).toMatchObject({ parent: "f1" });
  expect(table.item("l1")).toMatchObject({ from: { item: "f1", side: "auto" } });
  expect(table.item("l1")).not.toHaveProperty("from.point");
});

test("an undone restack puts items back where they lay", () => {
  const table = new Table(create("n1"), create("n2"), create("n3"));
  table.wish({ op: "restack", ids: ["n1", "n2"], to: "top" });
  table.settle();

  table.undo();
  table.settle();

  const order = [...table.server.board.items.values()].sort((a, b) => ((a.z ?? "") < (b.z ?? "") ? -1 : 1));
  expect(order.map((item) => item.id)).toEqual(["n1", "n2", "n3"]);
});

test("an undone reaction is one's own, and tags go back key by key", () => {
  const table = new Table(create("n1", { tags: { old: true } }));
  table.others({ op: "react", id: "n1", emoji: "👍", on: true });
  table.wish({ op: "react", id: "n1", emoji: "👍", on: true }, set("n1", { tags: { mine: true, old: null } }));
  table.settle();
  table.others(set("n1", { tags: { theirs: true } }));

  table.undo();

  expect(table.item("n1")).toMatchObject({ tags: { old: true, theirs: true }, reactions: { "👍 b_user": true } });
  expect((table.item("n1") as Note).tags).not.toHaveProperty("mine");
  expect((table.item("n1") as Note).reactions).not.toHaveProperty("👍 a_user");
});

test("undone typing leaves what somebody else has typed since, and the text box follows", () => {
  const table = new Table(create("n1", { text: "ab" }));
  table.type("n1", 1, 0, "XXX");
  table.settle();
  table.bob.type("n1", 2, 0, "bob", clock);
  table.settle();

  table.undo();
  const shown = (table.ann.replica.items.get("n1") as Note).text;

  expect(shown).toBe("abobb");
  expect(table.ann.boxes.get("n1")).toBe("abobb");
  expect(table.item("n1")).toMatchObject({ text: "abobb" });
});

test("what is typed without a pause is one step, a pause begins another", () => {
  const table = new Table(create("n1"));
  for (const [n, letter] of [..."one"].entries()) table.ann.type("n1", n, 0, letter, 50_000 + n * 100);
  for (const [n, letter] of [..."two"].entries()) table.ann.type("n1", 3 + n, 0, letter, 60_000 + n * 100);

  table.undo();
  const once = table.item("n1");
  table.undo();

  expect(once).toMatchObject({ text: "one" });
  expect(table.item("n1")).toMatchObject({ text: "" });
});

test("wishes in a row with one label are one step", () => {
  const table = new Table(create("n1", { color: "red" }));
  for (const [n, color] of ["blue", "green", "pink"].entries()) {
    table.ann.replica.propose([set("n1", { color })], "colour", 70_000 + n * 100);
  }

  table.undo();

  expect(table.item("n1")).toMatchObject({ color: "red" });
  expect(table.ann.replica.history.canUndo).toBe(false);
});

test("a new deed ends what could be done again", () => {
  const table = new Table(create("n1"));
  table.wish(set("n1", { color: "blue" }));
  table.undo();
  const could = table.ann.replica.history.canRedo;

  table.wish(set("n1", { w: 300 }));

  expect(could).toBe(true);
  expect(table.ann.replica.history.canRedo).toBe(false);
});

test("what was refused is not there to be undone", () => {
  const table = new Table(create("n1"));
  table.server.barred = (op) => (op.op === "update" ? "locked" : undefined);
  table.wish(set("n1", { color: "blue" }));

  table.settle();

  expect(table.ann.replica.history.canUndo).toBe(false);
});

test("undoing works before the server has heard of anything", () => {
  const table = new Table(create("n1", { color: "red" }));
  table.ann.disconnect();
  table.wish(create("n2"));
  table.type("n2", 0, 0, "hello");
  table.wish(set("n1", { color: "blue" }));

  table.undo();
  table.undo();
  const text = (table.ann.replica.items.get("n2") as Note).text;
  table.undo();
  table.ann.connect(false);

  expect(text).toBe("");
  expect(table.item("n2")).toBeUndefined();
  expect(table.item("n1")).toMatchObject({ color: "red" });
});

test("after undoing all, none of one's own letters is left and none of anybody else's is lost", () => {
  const edits = fc.array(fc.tuple(fc.boolean(), fc.nat(12), fc.nat(3), fc.boolean()), { maxLength: 25 });
  fc.assert(
    fc.property(edits, (history) => {
      const table = new Table(create("n1", { text: "------" }));
      let letter = 0;
      for (const [mine, place, cut, settles] of history) {
        const seat = mine ? table.ann : table.bob;
        const insert = String.fromCharCode((mine ? 0x4e00 : 0x3040) + letter++);
        clock += 10_000;
        // Bob only adds, so that whatever is missing in the end was lost.
        seat.type("n1", place, mine ? cut : 0, insert, clock);
        if (settles) table.settle();
      }

      while (table.ann.replica.history.canUndo) table.undo();

      const text = (table.item("n1") as Note).text;
      const bobs = history.filter(([mine]) => !mine).length;
      expect(text.replaceAll(/[^\u4e00-\u4eff]/g, "")).toBe("");
      expect(text.replaceAll(/[^\u3040-\u30ff]/g, "")).toHaveLength(bobs);
      expect(text.replaceAll(/[^-]/g, "")).toHaveLength(6);
    }),
    { numRuns: 60 },
  );
});

test("what was made and moved in one step is made and moved again", () => {
  const table = new Table();
  table.ann.replica.propose([create("n1")], "duplicate", clock);
  table.ann.replica.propose([{ op: "move", ids: ["n1"], dx: 300, dy: 40 }], "duplicate", clock);
  table.ann.replica.propose([set("n1", { color: "pink" })], "duplicate", clock);
  table.settle();

  table.undo();
  const undone = table.item("n1");
  table.redo();

  expect(undone).toBeUndefined();
  expect(table.item("n1")).toMatchObject({ x: 300, y: 40, color: "pink" });
});
