/** A session over a network that is made up, in a time that is made up, with a server that is real enough. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Op } from "../model/change.ts";
import type { Tx } from "../wire/schema.gen.ts";
import { Hall } from "./hall.ts";
import { memoryShelf } from "./outbox.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);
const create = (id: string): Op => ({ op: "create", item: { kind: "note", id, x: 0, y: 0 } });

test("the first message is hello, and the status follows a wish to its acknowledgement", async () => {
  /** [W1] [W7] */
  const hall = new Hall();
  const session = await hall.open();
  const states = [session.status().state];
  session.on({ status: () => states.push(session.status().state) });

  session.propose([create("n1")]);
  await later(500);

  expect(hall.end.heard[0]).toMatchObject({ t: "hello", v: 1, board: "b1", token: "secret" });
  expect(states).toEqual(["saved", "sending", "saved"]);
  expect(hall.server.board.has("n1")).toBe(true);
  expect(session.me).toMatchObject({ user: "ann", role: "editor" });
});

test("a lost connection is tried again, and what was not decided is sent again with its number", async () => {
  /** [W5] */
  const hall = new Hall();
  const session = await hall.open();
  hall.takes = false;
  session.propose([create("n1")]);
  await later(100);
  await hall.lose(1006);
  const offline = session.status();
  hall.takes = true;

  await later(1_000);

  const numbers = hall.heard.filter((message): message is Tx => message.t === "tx").map((message) => message.i);
  expect(offline).toMatchObject({ state: "offline", pending: 1 });
  expect(session.status().state).toBe("saved");
  expect(numbers).toEqual([1, 1]);
  expect(hall.server.log).toHaveLength(1);
});

test("a client that comes back names its place, and is sent only the tail", async () => {
  /** [W3] */
  const hall = new Hall();
  const session = await hall.open();
  session.propose([create("n1")]);
  await later(200);
  await hall.lose(1012);
  hall.server.tx("other000", "bob", {
    t: "tx",
    i: 1,
    ops: [{ op: "create", item: { kind: "note", id: "n2", x: 0, y: 0 } }],
  });

  await later(1_000);

  expect(hall.end.heard[0]).toMatchObject({ t: "hello", at: { epoch: "e", seq: 1, tag: "t1" } });
  expect([...session.items.keys()]).toEqual(["n1", "n2"]);
});

test("a close that says not to come back ends the session, in the words of the error", async () => {
  const hall = new Hall();
  const session = await hall.open();

  hall.end.say({ t: "error", code: "forbidden", message: "your link was withdrawn", retry: false });
  await hall.lose(4403);
  await later(120_000);

  expect(session.status()).toEqual({ state: "ended", pending: 0, why: "your link was withdrawn" });
  expect(hall.ends).toHaveLength(1);
});

test("silence is asked about after 10 s, and taken for a loss after 20 s", async () => {
  /** [W14] */
  const hall = new Hall();
  const session = await hall.open();
  hall.opens = false;

  await later(13_000);
  const asked = hall.end.heard.map((message) => message.t);
  await later(9_000);

  expect(asked).toEqual(["hello", "ping"]);
  expect(session.status().state).toBe("offline");
  expect(hall.ends[0]?.closed).toBe(true);
});

test("a ping is answered", async () => {
  /** [W14] */
  const hall = new Hall();
  await hall.open();

  hall.end.say({ t: "ping" });

  expect(hall.end.heard.at(-1)).toEqual({ t: "pong" });
});

test("when the page comes back, it does not wait any longer", async () => {
  const hall = new Hall();
  await hall.open();
  await hall.lose(1006);

  hall.back();
  await later(2);

  expect(hall.ends).toHaveLength(2);
  expect(hall.end.heard[0]).toMatchObject({ t: "hello" });
});

test("an open line that says nothing after the network has changed is given up soon", async () => {
  /** [W14] */
  const hall = new Hall();
  const session = await hall.open();
  await later(5_000);

  hall.back();
  await later(3_000);
  const doubted = session.status().state;
  await later(3_000);

  expect(doubted).toBe("saved");
  expect(hall.ends.length).toBeGreaterThan(1);
});

test("bye is followed by coming back within the time it names", async () => {
  /** [W13] */
  const hall = new Hall();
  await hall.open();

  hall.end.say({ t: "bye", after: 4_000, why: "drain" });
  await later(1_900);
  const before = hall.ends.length;
  await later(200);

  expect([before, hall.ends.length]).toEqual([1, 2]);
});

test("after resync the next hello names no place", async () => {
  /** [W12] */
  const hall = new Hall();
  await hall.open();

  hall.end.say({ t: "resync", why: "fork" });
  await later(1_000);

  expect(hall.end.heard[0]).toMatchObject({ t: "hello" });
  expect(hall.end.heard[0]).not.toHaveProperty("at");
});

test("a large board is fetched with the token, and facts that come meanwhile are laid afterwards", async () => {
  /** [W3] */
  const hall = new Hall();
  for (const [n, id] of ["n1", "n2", "n3"].entries()) {
    hall.server.tx("other000", "bob", {
      t: "tx",
      i: n + 1,
      ops: [{ op: "create", item: { kind: "note", id, x: 0, y: 0 } }],
    });
  }
  hall.byUrl = true;
  hall.age = 2;

  const session = await hall.open();

  expect(hall.fetched).toEqual([
    ["http://board.test/api/boards/b1/snapshot/1", { headers: { authorization: "Bearer secret" } }],
  ]);
  expect([...session.items.keys()]).toEqual(["n1", "n2", "n3"]);
  expect(session.status().state).toBe("saved");
});

test("a gap in the facts is asked for", async () => {
  /** [W6] */
  const hall = new Hall();
  const session = await hall.open();
  for (const i of [1, 2]) {
    hall.server.tx("other000", "bob", {
      t: "tx",
      i,
      ops: [{ op: "create", item: { kind: "note", id: `n${i}`, x: 0, y: 0 } }],
    });
  }

  hall.end.say(hall.server.frame(1));

  expect(hall.end.heard.at(-1)).toMatchObject({ t: "sync", at: { seq: 0 } });
  expect(session.items.size).toBe(2);
});

test("typing is gathered for a moment, and then sent as one splice", async () => {
  /** [X4] */
  const hall = new Hall();
  const session = await hall.open();
  session.propose([create("n1")]);
  await later(300);

  for (const [n, letter] of [..."word"].entries())
    session.type(
      "n1",
      [n, letter].filter((part) => part !== 0),
    );
  await later(300);

  const texts = hall.heard
    .flatMap((message) => (message.t === "tx" ? message.ops : []))
    .filter((op) => op.op === "text");
  expect(texts).toEqual([{ op: "text", id: "n1", base: 1, do: ["word"] }]);
  expect(session.items.get("n1")).toMatchObject({ text: "word" });
});

test("presence goes out rarely, and only what changed", async () => {
  /** [W10] */
  const hall = new Hall();
  const session = await hall.open();
  await later(100);

  for (let x = 0; x < 10; x++) {
    session.here({ cursor: [x, 0], select: ["n1"] });
    await later(10);
  }
  await later(200);

  const sent = hall.heard.filter((message) => message.t === "here");
  expect(sent.length).toBeLessThanOrEqual(3);
  expect(sent[0]).toEqual({ t: "here", cursor: [0, 0], select: ["n1"] });
  expect(sent.at(-1)).toEqual({ t: "here", cursor: [9, 0] });
});

test("people come, move and go", async () => {
  /** [W10] [W11] */
  const hall = new Hall();
  const session = await hall.open();
  const bob = { session: "s2", user: "bob", name: "Bob", color: "blue", role: "viewer" };

  hall.end.say({ t: "who", join: [bob] });
  hall.end.say({
    t: "here",
    people: [
      ["s2", 3, 4],
      ["s1", 9, 9],
    ],
    more: { s2: { select: ["n1"], edit: null } },
  });
  const seen = session.people.get("s2");
  hall.end.say({ t: "who", leave: ["s2"] });

  expect(seen).toMatchObject({ name: "Bob", cursor: [3, 4], select: ["n1"], me: false, bot: false });
  expect(session.people.get("s1")).toMatchObject({ me: true });
  expect(session.people.get("s1")).not.toHaveProperty("cursor");
  expect(session.people.has("s2")).toBe(false);
});

test("what a closed tab could not send is sent by the next one, as the same client", async () => {
  /** [N2] [W5] */
  const shelf = memoryShelf();
  const first = new Hall(shelf);
  const session = await first.open();
  const client = first.end.heard[0];
  await first.lose(1006);
  first.opens = false;
  session.propose([create("n1")]);
  session.type("n1", ["draft"]);
  await later(300);

  const second = new Hall(shelf);
  const heir = await second.open();
  await later(500);

  expect(second.end.heard[0]).toMatchObject({ client: client?.t === "hello" ? client.client : "" });
  expect(second.server.board.get("n1")).toMatchObject({ text: "draft" });
  expect(heir.status()).toEqual({ state: "saved", pending: 0 });
  expect(await shelf.keys()).toEqual([]);
});

test("a tab that is still open keeps its client to itself", async () => {
  /** [N2] */
  const shelf = memoryShelf();
  const held = new Set<string>();
  const first = new Hall(shelf, held);
  const session = await first.open();
  await first.lose(1006);
  first.opens = false;
  session.propose([create("n1")]);
  await later(300);

  const second = new Hall(shelf, held);
  await second.open();

  const clients = [first, second]
    .map((hall) => hall.heard[0])
    .map((hello) => (hello?.t === "hello" ? hello.client : ""));
  expect(clients[0]).not.toBe(clients[1]);
  expect(second.server.board.has("n1")).toBe(false);
});

test("a long queue is not sent faster than the server takes it", async () => {
  const hall = new Hall();
  const session = await hall.open();
  await hall.lose(1006);
  for (let n = 0; n < 200; n++) session.propose([create(`n${n}`)]);
  await later(400);
  const early = hall.heard.filter((message) => message.t === "tx").length;

  await later(10_000);

  expect(early).toBeLessThanOrEqual(70);
  expect(hall.server.board.items.size).toBe(200);
  expect(session.status()).toEqual({ state: "saved", pending: 0 });
});

test("a refusal is told, and what it refused is taken back", async () => {
  /** [W8] */
  const hall = new Hall();
  const session = await hall.open();
  session.propose([create("n1")]);
  await later(200);
  hall.server.barred = () => "locked";
  const told: string[] = [];
  session.on({ refused: (code, message) => told.push(`${code}: ${message}`) });

  session.propose([{ op: "update", id: "n1", set: { color: "red" } }]);
  await later(200);

  expect(told).toEqual(["locked: it is locked"]);
  expect(session.items.get("n1")).toMatchObject({ color: "light_yellow" });
});

test("text that nobody could keep is made well-formed before it is shown", async () => {
  /** [N4] */
  const hall = new Hall();
  const session = await hall.open();
  session.propose([create("n1")]);

  session.type("n1", ["a\ud800b"]);
  await later(500);

  expect(session.items.get("n1")).toMatchObject({ text: "a\ufffdb" });
  expect(hall.server.board.get("n1")).toMatchObject({ text: "a\ufffdb" });
});
