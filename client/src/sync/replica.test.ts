/** Replicas: one's own wishes at once, everybody's facts in the end. */
import { expect, test } from "vitest";
import type { Op } from "../model/change.ts";
import type { Item, Note } from "../model/item.ts";
import { Replica } from "./replica.ts";
import { chance, LittleServer, Seat } from "./simulation.ts";

function create(id: string, more: object = {}): Op {
  return { op: "create", item: { kind: "note", id, x: 0, y: 0, ...more } };
}

function table(...names: string[]): { server: LittleServer; seats: Seat[] } {
  const server = new LittleServer();
  const seats = names.map((name) => new Seat(new Replica(`${name}0000000`), `${name}_user`, server));
  for (const seat of seats) seat.connect(true);
  return { server, seats };
}

/** Carry messages until nobody has anything to say. */
function settle(seats: readonly Seat[]): void {
  for (let round = 0; round < 1000; round++) {
    for (const seat of seats) {
      seat.send(round);
      for (let n = 0; n < 5; n++) seat.carryUp(false);
      seat.announce();
      for (let n = 0; n < 5; n++) seat.carryDown();
    }
    if (seats.every((seat) => seat.quiet && seat.replica.undecided === 0)) return;
  }
  throw new Error("the seats never come to rest");
}

function board(items: ReadonlyMap<string, Item>): Record<string, Item> {
  return Object.fromEntries([...items].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function note(seat: Seat | undefined, id: string): Note {
  return seat?.replica.items.get(id) as Note;
}

test("a wish is shown at once, and again as the server has worked it out", () => {
  const { server, seats } = table("a");
  const [ann] = seats;

  ann?.replica.propose([create("n1")], undefined, 0);
  const wished = note(ann, "n1");
  settle(seats);

  expect(wished).toMatchObject({ shape: "square", color: "light_yellow", by: "a_user" });
  expect(note(ann, "n1")).toEqual(server.board.get("n1"));
  expect(ann?.replica.undecided).toBe(0);
});

test("a pending value stays visible while others change it, until its own entry comes", () => {
  /** [O3] */
  const { seats } = table("a", "b");
  const [ann, bob] = seats;
  ann?.replica.propose([create("n1")], undefined, 0);
  settle(seats);

  ann?.replica.propose([{ op: "update", id: "n1", set: { color: "red" } }], undefined, 1);
  bob?.replica.propose([{ op: "update", id: "n1", set: { color: "blue", x: 9 } }], undefined, 1);
  bob?.send(1);
  bob?.carryUp(false);
  ann?.announce();
  ann?.carryDown();
  const meanwhile = note(ann, "n1");
  settle(seats);

  expect(meanwhile).toMatchObject({ color: "red", x: 9 });
  expect(note(bob, "n1").color).toBe("red");
});

test("two moves of one item add up on both screens", () => {
  const { seats } = table("a", "b");
  const [ann, bob] = seats;
  ann?.replica.propose([create("n1")], undefined, 0);
  settle(seats);

  ann?.replica.propose([{ op: "move", ids: ["n1"], dx: 10, dy: 0 }], undefined, 1);
  bob?.replica.propose([{ op: "move", ids: ["n1"], dx: 0, dy: 5 }], undefined, 1);
  settle(seats);

  expect(note(ann, "n1")).toMatchObject({ x: 10, y: 5 });
  expect(note(bob, "n1")).toMatchObject({ x: 10, y: 5 });
});

test("a refusal takes back what was shown, and says why", () => {
  /** [W8] */
  const { server, seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1")], undefined, 0);
  settle(seats);
  server.barred = (op) => (op.op === "update" ? "locked" : undefined);

  ann?.replica.propose([{ op: "update", id: "n1", set: { color: "red" } }], undefined, 1);
  const shown = note(ann, "n1").color;
  ann?.send(1);
  ann?.carryUp(false);
  ann?.replica.news();
  ann?.replica.reject(2, "locked", "the item is locked", false);

  expect(shown).toBe("red");
  expect(note(ann, "n1").color).toBe("light_yellow");
  expect(ann?.replica.news().refusals).toEqual([{ code: "locked", message: "the item is locked" }]);
});

test("a refusal that may be tried again is tried again, under a new number", () => {
  const { server, seats } = table("a");
  const [ann] = seats;
  let refusals = 2;
  server.barred = () => (refusals-- > 0 ? "unavailable" : undefined);

  ann?.replica.propose([create("n1")], undefined, 0);
  ann?.replica.propose([{ op: "update", id: "n1", set: { color: "red" } }], undefined, 0);
  settle(seats);

  expect(server.board.has("n1")).toBe(true);
  expect(server.log.every((entry, n, log) => n === 0 || entry.i > (log[n - 1]?.i ?? 0))).toBe(true);
});

test("typing in a note that the server does not know yet waits for it", () => {
  /** [X4] */
  const { server, seats } = table("a");
  const [ann] = seats;

  ann?.replica.propose([create("n1")], undefined, 0);
  ann?.type("n1", 0, 0, "Hi", 0);
  ann?.send(0);
  const shown = note(ann, "n1").text;
  settle(seats);

  expect(shown).toBe("Hi");
  expect(server.board.get("n1")).toMatchObject({ text: "Hi" });
});

test("a whole text is sent as typing, beside the other fields", () => {
  /** [X7] */
  const { server, seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1", { text: "one two" })], undefined, 0);
  settle(seats);

  ann?.replica.propose([{ op: "update", id: "n1", set: { text: "one three", color: "red" } }], undefined, 1);
  settle(seats);

  expect(server.board.get("n1")).toMatchObject({ text: "one three", color: "red" });
  expect(server.log.flatMap((entry) => entry.d)).toContainEqual({ txt: "n1", do: [5, "hree", -2] });
});

test("typing before a wish for the same item is sent before it", () => {
  const { server, seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1")], undefined, 0);
  settle(seats);
  server.barred = (op, item) => (op.op === "text" && item?.lock ? "locked" : undefined);

  ann?.type("n1", 0, 0, "last words", 1);
  ann?.replica.propose([{ op: "update", id: "n1", set: { lock: "locked" } }], undefined, 1);
  settle(seats);

  expect(server.board.get("n1")).toMatchObject({ text: "last words", lock: "locked" });
});

test("typing that is refused goes from the text box, too", () => {
  const { server, seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1", { text: "ab" })], undefined, 0);
  settle(seats);
  server.barred = (op) => (op.op === "text" ? "forbidden" : undefined);

  ann?.type("n1", 1, 0, "xyz", 1);
  settle(seats);

  expect(note(ann, "n1").text).toBe("ab");
  expect(ann?.boxes.get("n1")).toBe("ab");
});

test("a text that would grow beyond its limit is not taken", () => {
  /** [X6] */
  const { seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1", { text: "x".repeat(5_999) })], undefined, 0);
  settle(seats);
  ann?.replica.news();

  ann?.replica.type("n1", ["yy"], 1);

  expect(ann?.replica.news()).toMatchObject({ refusals: [{ code: "too_long" }], splices: [["n1", [-2]]] });
  expect(note(ann, "n1").text).toHaveLength(5_999);
});

test("what the snapshot already holds is not wished again", () => {
  /** [W5] */
  const { server, seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1")], undefined, 0);
  settle(seats);
  ann?.replica.propose([{ op: "move", ids: ["n1"], dx: 10, dy: 0 }], undefined, 1);
  ann?.type("n1", 0, 0, "once", 1);
  ann?.send(1);
  ann?.carryUp(false);
  ann?.carryUp(false);
  ann?.disconnect();

  ann?.connect(true);
  settle(seats);

  expect(server.board.get("n1")).toMatchObject({ x: 10, text: "once" });
  expect(note(ann, "n1")).toEqual(server.board.get("n1"));
});

test("a number that was refused before the connection broke leaves no gap in the next one", () => {
  /** [W4] */
  const { server, seats } = table("a");
  const [ann] = seats;
  for (const id of ["n1", "n2", "n3"]) ann?.replica.propose([create(id)], undefined, 0);
  ann?.send(0);
  ann?.replica.reject(2, "locked", "no", false);
  ann?.disconnect();

  ann?.connect(false);
  const numbers = ann?.replica.outgoing().map((tx) => [tx.i, tx.ops.length]);

  expect(numbers).toEqual([
    [1, 1],
    [2, 0],
    [3, 1],
  ]);
  expect(server.log).toHaveLength(0);
});

test("two who type at one place see the same order before the server has answered", () => {
  /** [X3] */
  const { server, seats } = table("a", "b");
  const [ann, bob] = seats;
  ann?.replica.propose([create("n1", { text: "[]" })], undefined, 0);
  settle(seats);

  ann?.type("n1", 1, 0, "ann", 1);
  bob?.type("n1", 1, 0, "bob", 1);
  for (const seat of seats) seat.send(1);
  for (const seat of seats) seat.carryUp(false);
  const orders = [server.frame(1).entries, server.frame(2).entries].map(([entry]) => entry?.c);
  ann?.replica.receive({ ...server.frame(1), to: 2, entries: server.frame(1).entries.slice(0, 1) });
  bob?.replica.receive({ ...server.frame(1), to: 2, entries: server.frame(1).entries.slice(0, 1) });
  const early = note(bob, "n1").text;
  settle(seats);

  expect(orders).toEqual(["a0000000", "b0000000"]);
  expect(early).toBe("[annbob]");
  expect(server.board.get("n1")).toMatchObject({ text: "[annbob]" });
});

test("a refusal that got lost with the connection is asked for once more", () => {
  /** [W5] */
  const { server, seats } = table("a");
  const [ann] = seats;
  server.barred = (op) => (op.op === "create" && op.item.id === "n1" ? "locked" : undefined);
  for (const id of ["n1", "n2"]) ann?.replica.propose([create(id)], undefined, 0);
  ann?.send(0);
  ann?.carryUp(false);
  ann?.carryUp(false);
  ann?.disconnect();

  ann?.connect(false);
  ann?.announce();
  ann?.carryDown();
  const numbers = ann?.replica.outgoing().map((tx) => tx.i);

  expect(numbers).toEqual([3]);
  expect(ann?.replica.items.has("n2")).toBe(true);
});

test("another page takes over what a closed one left behind", () => {
  const { server, seats } = table("a");
  const [ann] = seats;
  ann?.replica.propose([create("n1", { text: "ab" })], undefined, 0);
  settle(seats);
  ann?.disconnect();
  ann?.type("n1", 1, 0, "X", 1);
  ann?.replica.propose([create("n2")], undefined, 1);
  ann?.type("n2", 0, 0, "new", 1);
  const kept = JSON.parse(JSON.stringify(ann?.replica.kept()));

  const heir = new Seat(new Replica("fresh000"), "a_user", server);
  heir.replica.adopt(kept);
  heir.connect(true);
  settle([heir]);

  expect(heir.replica.client).toBe("a0000000");
  expect(server.board.get("n1")).toMatchObject({ text: "aXb" });
  expect(server.board.get("n2")).toMatchObject({ text: "new" });
});

test("a frame that does not follow is not laid", () => {
  /** [W6] */
  const { server, seats } = table("a");
  const [ann] = seats;
  server.tx("other000", "other", {
    t: "tx",
    i: 1,
    ops: [{ op: "create", item: { kind: "note", id: "n1", x: 0, y: 0 } }],
  });
  server.tx("other000", "other", { t: "tx", i: 2, ops: [] });

  expect(ann?.replica.receive(server.frame(1))).toBe(false);
  expect(ann?.replica.receive(server.frame(0))).toBe(true);
  expect(ann?.replica.receive(server.frame(0))).toBe(true);
  expect(ann?.replica.at).toEqual({ epoch: "e", seq: 2, tag: "t2" });
});

/** One step of a faulty network between a seat and the server. */
function fault(seat: Seat, pick: (count: number) => number, step: number): void {
  switch (pick(7)) {
    case 0:
      seat.send(step);
      break;
    case 1:
    case 2:
      seat.carryUp(pick(3) === 0);
      break;
    case 3:
      seat.announce();
      break;
    case 4:
    case 5:
      seat.carryDown();
      break;
    case 6:
      if (!seat.connected) seat.connect(pick(2) === 0, pick(6));
      else if (pick(4) === 0) seat.disconnect();
      break;
  }
}

const SEEDS = Array.from({ length: 30 }, (_, n) => n + 1);

test.each(SEEDS)("whatever happens on the way, all come to the same board, and no letter is lost (seed %i)", (seed) => {
  const random = chance(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const { server, seats } = table("a", "b", "c");
  const typed = new Set<string>();
  let letter = 0x4e00;
  seats[0]?.replica.propose([create("n0"), create("n1"), create("f0", { kind: "frame" })], undefined, 0);
  settle(seats);

  for (let step = 0; step < 400; step++) {
    const seat = seats[pick(seats.length)];
    if (!seat) continue;
    const id = ["n0", "n1"][pick(2)] ?? "";
    switch (pick(15)) {
      case 0:
      case 1:
      case 2: {
        // Each letter is typed once ever, so that a lost or a doubled one is seen.
        const fresh = String.fromCodePoint(letter++) + (pick(3) === 0 ? "👍" : "");
        typed.add(fresh.charAt(0));
        seat.type(id, pick(12), 0, fresh, step);
        break;
      }
      case 3:
        seat.replica.propose([{ op: "move", ids: [id, "f0"], dx: pick(9), dy: 1 }], undefined, step);
        break;
      case 4:
        seat.replica.propose([{ op: "update", id, set: { color: ["red", "blue"][pick(2)] ?? "" } }], undefined, step);
        break;
      case 5:
        seat.replica.propose([{ op: "update", id, set: { parent: pick(2) ? "f0" : null } }], undefined, step);
        break;
      case 6: {
        const name = `x${seed}${step}`;
        seat.replica.propose([create(name, { parent: "f0" })], undefined, step);
        seat.type(name, 0, 0, "new", step);
        break;
      }
      default:
        fault(seat, pick, step);
        break;
    }
    seat.follow();
  }
  for (const seat of seats) if (!seat.connected) seat.connect(pick(2) === 0, pick(6));
  settle(seats);

  const text = ["n0", "n1"].map((id) => note(seats[0], id).text).join("");
  for (const seat of seats) {
    expect(board(seat.replica.items)).toEqual(board(server.board.items));
    for (const [id, box] of seat.boxes) expect(box).toBe(note(seat, id).text);
  }
  for (const one of typed) expect(text.split(one)).toHaveLength(2);
});

test.each(SEEDS)("undo, refusals and deletions keep all at the same board, too (seed %i)", (seed) => {
  const random = chance(1_000 + seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const { server, seats } = table("a", "b", "c");
  const ids = ["n0", "n1", "n2", "f0"];
  seats[0]?.replica.propose(
    [create("f0", { kind: "frame" }), ...ids.slice(0, 3).map((id) => create(id))],
    undefined,
    0,
  );
  settle(seats);
  const line = { kind: "connector", from: { item: "n0", side: "auto" }, to: { item: "n1", side: "auto" } };
  server.barred = () => (pick(12) === 0 ? (pick(2) ? "locked" : "unavailable") : undefined);

  for (let step = 0; step < 400; step++) {
    const seat = seats[pick(seats.length)];
    if (!seat) continue;
    const id = ids[pick(4)] ?? "";
    const now = step * 700;
    switch (pick(16)) {
      case 0:
        seat.replica.undo(now);
        break;
      case 1:
        seat.replica.redo(now);
        break;
      case 2:
        seat.replica.propose([{ op: "delete", ids: [id] }], undefined, now);
        break;
      case 3:
        seat.replica.propose([{ op: "restore", ids }], undefined, now);
        break;
      case 4:
        seat.replica.propose([{ op: "restack", ids: [id], to: pick(2) ? "top" : { below: "n1" } }], "order", now);
        break;
      case 5:
        seat.replica.propose([{ op: "create", item: { ...line, id: `l${seed}${step}` } }], undefined, now);
        break;
      case 6:
        seat.replica.propose(
          [{ op: "update", id, set: { color: ["red", "blue"][pick(2)], parent: "f0" } }],
          "look",
          now,
        );
        break;
      case 7:
        seat.replica.propose(
          [{ op: "update", id, set: { text: `whole ${step}`, tags: { late: true } } }],
          undefined,
          now,
        );
        break;
      case 8:
        seat.type(id, pick(9), pick(3), `t${step}`, now);
        break;
      default:
        fault(seat, pick, now);
        break;
    }
    seat.follow();
  }
  server.barred = () => undefined;
  for (const seat of seats) if (!seat.connected) seat.connect(pick(2) === 0, pick(6));
  settle(seats);

  for (const seat of seats) {
    expect(board(seat.replica.items)).toEqual(board(server.board.items));
    for (const [id, box] of seat.boxes) expect(box).toBe(note(seat, id).text);
  }
});
