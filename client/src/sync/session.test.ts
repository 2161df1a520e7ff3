/** A session over a network that is made up, in a time that is made up, with a server that is real enough. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Op } from "../model/change.ts";
import type { AnyUp, Tx } from "../wire/schema.gen.ts";
import type { Socket } from "./connection.ts";
import type { World } from "./live.ts";
import { type Locks, memoryShelf, type Shelf } from "./outbox.ts";
import { openSession, type Session } from "./session.ts";
import { LittleServer } from "./simulation.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The server's end of one socket. */
class End implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  readonly heard: AnyUp[] = [];
  closed = false;
  readonly #hall: Hall;
  #told = 0;
  #client = "";

  constructor(hall: Hall) {
    this.#hall = hall;
  }

  send(frame: string): void {
    const message = JSON.parse(frame) as AnyUp;
    this.heard.push(message);
    if (message.t === "hello") {
      this.#client = message.client;
      this.#welcome(message.at?.seq);
    } else if (message.t === "tx" && this.#hall.takes) {
      const refusal = this.#hall.server.tx(this.#client, "ann", message);
      if (refusal) this.say({ t: "reject", ...refusal, message: `it is ${refusal.code}` });
      this.catchUp();
    } else if (message.t === "sync") {
      this.#told = message.at.seq;
      this.catchUp();
    }
  }

  close(): void {
    this.closed = true;
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  catchUp(): void {
    if (this.#told === this.#hall.server.log.length) return;
    const frame = this.#hall.server.frame(this.#told);
    this.#told = frame.to;
    this.say(frame);
  }

  #welcome(held: number | undefined): void {
    const start = this.#hall.server.start(this.#client, "ann", held === undefined, this.#hall.age);
    this.#told = start.snapshot?.seq ?? held ?? 0;
    const url = this.#hall.byUrl ? { url: "/api/boards/b1/snapshot/1", items: [] } : {};
    this.say({
      t: "welcome",
      v: 1,
      you: { session: "s1", user: "ann", name: "Ann", role: "editor", can: ["edit"] },
      at: start.at,
      decided: start.decided,
      limits: { tx_per_second: 50 },
      tune: { tx: 30, here: 66 },
      people: [{ session: "s1", user: "ann", name: "Ann", color: "red", role: "editor" }],
      ...(start.snapshot && { snapshot: { ...start.snapshot, ...url } }),
    });
    this.catchUp();
  }
}

class Hall {
  readonly server = new LittleServer();
  readonly ends: End[] = [];
  readonly shelf: Shelf;
  readonly locks: Locks;
  readonly fetched: [string, RequestInit][] = [];
  takes = true;
  opens = true;
  byUrl = false;
  age = 0;
  back: () => void = () => {};

  constructor(shelf = memoryShelf(), held = new Set<string>()) {
    this.shelf = shelf;
    this.locks = { hold: async (name) => !held.has(name) && Boolean(held.add(name)) };
  }

  get end(): End {
    const end = this.ends.at(-1);
    if (!end) throw new Error("nobody has dialled");
    return end;
  }

  get heard(): readonly AnyUp[] {
    return this.ends.flatMap((end) => end.heard);
  }

  world(): World {
    return {
      dial: () => {
        const end = new End(this);
        this.ends.push(end);
        if (this.opens) setTimeout(() => end.onopen?.(undefined as never), 1);
        return end;
      },
      fetch: async (url, init) => {
        this.fetched.push([url, init]);
        return new Response(JSON.stringify(this.server.start("", "", true, this.age).snapshot?.items));
      },
      shelf: this.shelf,
      locks: this.locks,
      now: Date.now,
      random: () => 0.5,
      onReturn: (back) => {
        this.back = back;
        return () => {};
      },
    };
  }

  async open(): Promise<Session> {
    const session = openSession({ url: "ws://board.test/ws", board: "b1", token: "secret" }, this.world());
    await vi.advanceTimersByTimeAsync(5);
    return session;
  }

  async lose(code: number, reason = ""): Promise<void> {
    this.end.onclose?.({ code, reason });
    await vi.advanceTimersByTimeAsync(0);
  }
}

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
  expect(offline).toEqual({ state: "offline", pending: 1 });
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
