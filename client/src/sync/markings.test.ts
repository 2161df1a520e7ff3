/** Marks stay on the letters that were meant, whoever types meanwhile; and undo takes back one's own, and nobody else's. */
import { expect, test } from "vitest";
import type { Op } from "../model/change.ts";
import { textOf } from "../model/item.ts";
import { marksOf, touched } from "./markings.ts";
import { Replica } from "./replica.ts";
import { chance, LittleServer, Seat } from "./simulation.ts";

let clock = 0;

class Table {
  readonly server = new LittleServer();
  readonly ann = this.#seat("a");
  readonly bob = this.#seat("b");

  constructor(text: string) {
    this.bob.replica.propose([{ op: "create", item: { kind: "note", id: "n1", x: 0, y: 0, text } }], undefined, 0);
    this.settle();
  }

  #seat(name: string): Seat {
    const seat = new Seat(new Replica(`${name}0000000`), `${name}_user`, this.server);
    seat.connect(true);
    return seat;
  }

  settle(): void {
    for (let round = 0; round < 60; round++) {
      for (const seat of [this.ann, this.bob]) {
        seat.send(clock);
        for (let n = 0; n < 9; n++) seat.carryUp(false);
        seat.announce();
        for (let n = 0; n < 9; n++) seat.carryDown();
      }
      if ([this.ann, this.bob].every((seat) => seat.quiet && seat.replica.undecided === 0)) return;
    }
    throw new Error("the table never comes to rest");
  }

  type(seat: Seat, place: number, cut: number, insert: string): void {
    clock += 10_000;
    seat.type("n1", place, cut, insert, clock);
  }

  mark(seat: Seat, from: number, to: number, name: "bold" | "italic" = "bold", on = true): void {
    clock += 10_000;
    const op: Op = { op: "mark", id: "n1", base: 0, from, to, name, on };
    seat.replica.propose([op], undefined, clock);
  }
}

/** What a person sees: the text with [the bold letters] in brackets. */
function seen(seat: Seat, name = "bold"): string {
  const item = seat.replica.items.get("n1");
  const letters = [...((item && textOf(item)) ?? "")];
  for (const [from, to, one] of marksOf(item).toReversed()) {
    if (one === name) letters.splice(from, to - from, `[${letters.slice(from, to).join("")}]`);
  }
  return letters.join("");
}

test("[X9] a mark is seen at once, and by others, on the same letters", () => {
  const table = new Table("Ship on Friday");

  table.mark(table.ann, 8, 14);
  const atOnce = seen(table.ann);
  table.settle();

  expect([atOnce, seen(table.ann), seen(table.bob)]).toEqual(Array(3).fill("Ship on [Friday]"));
});

test("[X9] a mark stays on its letters while another person types before them", () => {
  const table = new Table("Ship on Friday");

  table.type(table.bob, 0, 0, "We ");
  table.bob.send(clock);
  table.bob.carryUp(false);
  table.mark(table.ann, 8, 14);
  table.ann.announce();
  table.ann.carryDown();
  const meanwhile = seen(table.ann);
  table.settle();

  expect(meanwhile).toBe("We Ship on [Friday]");
  expect([seen(table.ann), seen(table.bob)]).toEqual(["We Ship on [Friday]", "We Ship on [Friday]"]);
});

test("[X9] letters can be marked while they are still on their way", () => {
  const table = new Table("Ship");

  table.type(table.ann, 4, 0, " on");
  table.ann.send(clock);
  table.type(table.ann, 7, 0, " Friday");
  table.mark(table.ann, 8, 14);
  table.type(table.ann, 0, 0, "Let us ");
  const atOnce = seen(table.ann);
  table.settle();

  expect(atOnce).toBe("Let us Ship on [Friday]");
  expect([seen(table.ann), seen(table.bob)]).toEqual(Array(2).fill("Let us Ship on [Friday]"));
});

test("[X9] a mark that waits for typing outlives the page", () => {
  const table = new Table("Ship");
  table.type(table.ann, 4, 0, " on");
  table.ann.send(clock);
  table.type(table.ann, 7, 0, " Friday");
  table.mark(table.ann, 8, 14);

  const kept = JSON.parse(JSON.stringify(table.ann.replica.kept()));
  table.ann.disconnect();
  const again = new Seat(new Replica("fresh0000"), "a_user", table.server);
  again.replica.adopt(kept);
  again.connect(true);
  for (let round = 0; round < 20; round++) {
    again.send(clock);
    for (let n = 0; n < 9; n++) again.carryUp(false);
    again.announce();
    for (let n = 0; n < 9; n++) again.carryDown();
  }

  expect(seen(again)).toBe("Ship on [Friday]");
  expect(again.replica.undecided).toBe(0);
});

test("undo takes a mark back as a wish of its own, and redo gives it again", () => {
  const table = new Table("Ship on Friday");
  table.mark(table.ann, 0, 4);
  table.settle();

  table.ann.replica.undo(clock);
  table.settle();
  const undone = seen(table.bob);
  table.ann.replica.redo(clock);
  table.settle();

  expect([undone, seen(table.bob)]).toEqual(["Ship on Friday", "[Ship] on Friday"]);
});

test("undo leaves alone what was bold before, and what others made bold since", () => {
  const table = new Table("Ship on Friday");
  table.mark(table.bob, 5, 7);
  table.settle();
  table.mark(table.ann, 0, 7);
  table.settle();
  table.mark(table.bob, 4, 14);
  table.settle();

  table.ann.replica.undo(clock);
  table.settle();

  expect(seen(table.bob)).toBe("Ship [on Friday]");
});

test("an undone mark is taken from the letters that had it, wherever they are by then", () => {
  const table = new Table("Ship on Friday");
  table.mark(table.ann, 8, 14);
  table.type(table.ann, 0, 0, "Please ");
  table.settle();
  table.type(table.bob, 0, 0, "Oh! ");
  table.settle();

  table.ann.replica.undo(clock);
  table.ann.follow();
  table.settle();
  const typingGone = seen(table.bob);
  table.ann.replica.undo(clock);
  table.settle();

  expect([typingGone, seen(table.bob)]).toEqual(["Oh! Ship on [Friday]", "Oh! Ship on Friday"]);
});

test("whatever two people type and mark at once, both see the same in the end", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = chance(seed);
    const table = new Table("Ship the board on Friday 👍");
    const pick = (below: number): number => Math.floor(random() * below);
    for (let step = 0; step < 40; step++) {
      const seat = random() < 0.5 ? table.ann : table.bob;
      const length = [...(textOf(seat.replica.items.get("n1") ?? ({} as never)) ?? "")].length;
      const at = pick(length + 1);
      const doing = random();
      if (doing < 0.3) table.type(seat, at, pick(3), ["a", "bc", "👍", ""][pick(4)] ?? "");
      else if (doing < 0.5)
        table.mark(seat, at, Math.min(length, at + 1 + pick(6)), random() < 0.5 ? "bold" : "italic", random() < 0.7);
      else if (doing < 0.6) seat.replica.undo(clock);
      else if (doing < 0.65) seat.replica.redo(clock);
      else if (doing < 0.75) seat.send(clock);
      else if (doing < 0.85) seat.carryUp(random() < 0.2);
      else if (doing < 0.92) seat.announce();
      else seat.carryDown();
      seat.follow();
    }

    table.settle();

    const truth = table.server.board.get("n1");
    for (const seat of [table.ann, table.bob]) {
      expect(seat.replica.items.get("n1"), `seed ${seed}`).toEqual(truth);
    }
  }
}, 60_000);

test("what a mark changed is told from what had it before", () => {
  const item = (marks: readonly unknown[]) => ({ kind: "note", id: "n1", text: "abcdefgh", marks }) as never;
  const before = item([
    [2, 4, "bold"],
    [0, 8, "italic"],
  ]);
  const after = item([
    [0, 6, "bold"],
    [0, 8, "italic"],
  ]);

  expect(touched(before, after, "bold", true)).toEqual([
    [0, 2],
    [4, 6],
  ]);
  expect(touched(after, before, "bold", false)).toEqual([
    [0, 2],
    [4, 6],
  ]);
});
