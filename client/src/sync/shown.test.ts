/** What is shown while a queue of wishes is decided one by one. */
import { expect, test } from "vitest";
import type { Op } from "../model/change.ts";
import { Replica } from "./replica.ts";
import { LittleServer } from "./simulation.ts";

const note = (id: string, more: object = {}): Op => ({ op: "create", item: { kind: "note", id, x: 0, y: 0, ...more } });
const frame = (id: string): Op => ({ op: "create", item: { kind: "frame", id, x: 0, y: 0, w: 500, h: 500 } });

/** A person who has wished these things, one after the other, and a server that has not heard of them yet. */
function queue(...wishes: readonly Op[]): { server: LittleServer; replica: Replica } {
  const server = new LittleServer();
  const replica = new Replica("ann00000");
  replica.welcome(server.start("ann00000", "ann", true));
  for (const wish of wishes) replica.propose([wish], undefined, 0);
  replica.news();
  return { server, replica };
}

test("a decided wish is news of what it touches, and the rest of the queue is left alone", () => {
  const { server, replica } = queue(note("n1"), note("n2"), note("n3"));
  const [first] = replica.outgoing();
  if (first) server.tx("ann00000", "ann", first);

  replica.receive(server.frame(0));

  expect([...replica.news().ids]).toEqual(["n1"]);
  expect([...replica.items.keys()].sort()).toEqual(["n1", "n2", "n3"]);
});

test("when a wish is refused, those that built on it are worked out without it", () => {
  const { replica } = queue(frame("f1"), note("n1", { parent: "f1" }));
  replica.outgoing();

  replica.reject(1, "locked", "it is locked", false);

  expect(replica.items.get("n1")).toBeDefined();
  expect(replica.items.get("n1")).not.toHaveProperty("parent");
});

test("a wish that is tried again comes after those that were wished later", () => {
  const { server, replica } = queue(note("n1"));
  for (const message of replica.outgoing()) server.tx("ann00000", "ann", message);
  replica.receive(server.frame(0));
  for (const color of ["red", "blue"]) replica.propose([{ op: "update", id: "n1", set: { color } }], undefined, 0);
  replica.outgoing();

  replica.reject(2, "unavailable", "not now", true);

  expect(replica.items.get("n1")).toMatchObject({ color: "red" });
});
