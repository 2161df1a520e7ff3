/** A session without a server, for tests and for looking at the client: one board in memory, wishes come true at once. */

import { Board } from "../model/board.ts";
import type { Op } from "../model/change.ts";
import type { Item } from "../model/item.ts";
import { predict } from "../model/predict.ts";
import type { Splice } from "../model/splice.ts";
import type { Here, Listener, Me, Person, Session, Status } from "../sync/session.ts";

export class FakeSession implements Session {
  readonly me: Me = {
    user: "me",
    name: "Guest Heron",
    role: "owner",
    can: ["see", "react", "comment", "edit", "lead", "own"],
  };
  readonly people = new Map<string, Person>();
  /** Everything that was proposed, for tests to look at. */
  readonly wishes: Op[] = [];
  state: Status = { state: "saved", pending: 0 };
  readonly #board = new Board();
  readonly #listeners = new Set<Listener>();
  readonly #past: (readonly Item[])[] = [];
  readonly #future: (readonly Item[])[] = [];

  constructor(items: readonly Item[] = []) {
    this.#board.reset(items, 1);
    const { user, name, role } = this.me;
    this.people.set("mine", { session: "mine", user, name, role, color: "green", bot: false, me: true, seen: 0 });
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#board.items;
  }

  status(): Status {
    return this.state;
  }

  propose(ops: readonly Op[]): void {
    this.#remember();
    this.wishes.push(...ops);
    const now = { seq: this.#board.seq + 1, at: 0 };
    const changes = predict(ops, this.#board, this.me.user, now);
    this.#board.seq++;
    const ids = changes.map((change) => Object.values(change)[0] as string | Item);
    this.#tell(new Set(ids.map((subject) => (typeof subject === "string" ? subject : subject.id))));
  }

  type(id: string, splice: Splice): void {
    this.#remember();
    this.#board.layChange({ txt: id, do: splice }, ++this.#board.seq, this.me.user);
    this.#tell(new Set([id]));
  }

  /** What another person types. */
  hear(id: string, splice: Splice): void {
    this.#board.layChange({ txt: id, do: splice }, ++this.#board.seq, "other");
    for (const listener of this.#listeners) listener.splice?.(id, splice);
    this.#tell(new Set([id]), false);
  }

  here(part: Here): void {
    const me = this.people.get("mine");
    if (me) this.people.set("mine", { ...me, ...(part.edit !== undefined && { edit: part.edit }) });
  }

  /** Another person comes, moves or goes. */
  meet(person: Person): void {
    this.people.set(person.session, person);
    for (const listener of this.#listeners) listener.people?.();
  }

  undo(): void {
    this.#travel(this.#past, this.#future);
  }

  redo(): void {
    this.#travel(this.#future, this.#past);
  }

  canUndo(): boolean {
    return this.#past.length > 0;
  }

  canRedo(): boolean {
    return this.#future.length > 0;
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
  }

  #remember(): void {
    this.#past.push([...this.#board.items.values()]);
    this.#future.length = 0;
  }

  #travel(from: (readonly Item[])[], to: (readonly Item[])[]): void {
    const items = from.pop();
    if (!items) return;
    to.push([...this.#board.items.values()]);
    const ids = new Set([...this.#board.items.keys(), ...items.map((item) => item.id)]);
    this.#board.reset(items, this.#board.seq + 1);
    this.#tell(ids);
  }

  #tell(ids: ReadonlySet<string>, mine = true): void {
    for (const listener of this.#listeners) listener.items?.(ids, mine);
    for (const listener of this.#listeners) listener.status?.();
  }
}
