/**
 * What happens on the board, in words.
 *
 * Changes are told from what items were before and are now. What this person does is said at once; what others do is
 * counted up, and said as one message by whoever asks for it.
 */

import type { Editor } from "../editor/editor.ts";
import { boundTo, field, type Item } from "../model/item.ts";
import { same } from "../model/json.ts";
import { isDrawn } from "../shapes/shape.ts";
import { colorWord, described, keysOf, named, nameOf } from "./describe.ts";
import { words } from "./strings.ts";

/** What the log or the server stamps on an item, which nobody did. */
const STAMPS: ReadonlySet<string> = new Set(["z", "by", "at", "born", "tv", "edited_by"]);
/** What lies on the desk and is not drawn there itself. */
const DESK: ReadonlySet<string> = new Set(["group", "comment"]);
const PLACE: ReadonlySet<string> = new Set(["x", "y", "w", "h", "points", "from", "to"]);

/** What happened to one item. */
interface Turn {
  readonly was: Item | undefined;
  readonly now: Item | undefined;
  readonly fields: ReadonlySet<string>;
}

export class News {
  readonly #editor: Editor;
  #known: Map<string, Item>;
  /** By what happened and who did it: the items. */
  #waiting = new Map<string, { readonly say: (count: number) => string; readonly ids: Set<string> }>();

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#known = new Map(editor.session.items);
  }

  /** These items have changed. Returns what to say now, which is nothing unless they are this person's doing. */
  hear(ids: ReadonlySet<string>, mine: boolean): string {
    const turns: Turn[] = [];
    for (const id of ids) {
      const [was, now] = [this.#known.get(id), this.#editor.session.items.get(id)];
      if (now) this.#known.set(id, now);
      else this.#known.delete(id);
      const fields = changed(was, now);
      if (fields.size > 0 && (isDesk(was) || isDesk(now))) turns.push({ was, now, fields });
    }
    if (mine) return this.#mine(turns);
    for (const turn of turns) this.#count(turn);
    return "";
  }

  /** What others have done since this was asked last. */
  gathered(): string {
    const said = [...this.#waiting.values()].map(({ say, ids }) => say(ids.size)).join(" ");
    this.#waiting.clear();
    return said;
  }

  /** Forget what others did: the board has just come, or come anew. */
  skip(): void {
    this.#known = new Map(this.#editor.session.items);
    this.#waiting.clear();
  }

  #mine(turns: readonly Turn[]): string {
    const [first] = turns;
    if (!first) return "";
    const added = turns.filter(({ was }) => !was);
    const gone = turns.filter(({ now }) => !now);
    const [fresh, ...more] = added;
    if (fresh?.now) return more.length > 0 ? words.acts.addedMany(added.length) : this.#added(fresh.now);
    if (gone.length > 1) return words.acts.goneMany(gone.length);
    if (gone.length === 1) return words.acts.gone(named(gone[0]?.was));
    return this.#altered(turns, first);
  }

  #added(item: Item): string {
    if (item.kind !== "connector") return words.acts.added(described(this.#editor, item));
    const to = item.to.item === undefined ? undefined : this.#editor.session.items.get(item.to.item);
    return words.acts.connected(named(to));
  }

  /** What one step changed, told by what matters most about it. */
  #altered(turns: readonly Turn[], first: Turn): string {
    const { items } = this.#editor.session;
    const with_ = (name: string): Turn | undefined => turns.find(({ fields }) => fields.has(name));
    const parent = with_("parent");
    if (parent) {
      const { was, now } = parent;
      const where = items.get(now?.parent ?? was?.parent ?? "");
      if (where) return now?.parent === undefined ? words.acts.out(named(where)) : words.acts.into(named(where));
    }
    const value = (name: string) => (with_(name)?.now ? field(with_(name)?.now as Item, name) : undefined);
    const [color, shape] = [value("color"), with_("shape")?.now];
    if (typeof color === "string") return words.acts.color(colorWord(color));
    if (shape?.kind === "note") return words.acts.shape(words.shapes[shape.shape]);
    if (with_("lock")) return value("lock") === "locked" ? words.acts.locked : words.acts.unlocked;
    if (with_("tags")) return words.acts.tags(keysOf(value("tags")));
    // Whoever writes hears the letters already.
    if (turns.every(({ fields }) => [...fields].every((name) => name === "text" || name === "h"))) return "";
    if ([...first.fields].every((name) => PLACE.has(name))) return words.acts.moved(turns.length);
    return words.acts.changed(turns.length);
  }

  #count({ was, now, fields }: Turn): void {
    const { items } = this.#editor.session;
    const id = (now ?? was)?.id ?? "";
    const who = (user: unknown): string =>
      (typeof user === "string" ? nameOf(this.#editor, user) : undefined) ?? words.acts.someone;
    if (!was && now) {
      // The answer to a wish of one's own brings nothing new, but what was done in another tab does.
      const by = who(field(now, "by"));
      const home = now.parent === undefined ? undefined : items.get(now.parent);
      this.#wait(`added ${by} ${home?.id}`, id, (count) =>
        home ? words.acts.theyAdded(by, count, named(home)) : words.acts.theyAddedOnBoard(by, count),
      );
    } else if (!now) {
      this.#wait("gone", id, (count) => words.acts.goneMany(count));
    } else if (fields.has("text")) {
      const by = who(field(now, "edited_by"));
      this.#wait(`wrote ${by}`, id, (count) => words.acts.theyWrote(by, count));
    } else if ([...fields].every((name) => PLACE.has(name) || name === "parent")) {
      // Lines that follow what they are bound to are not moved by anybody.
      if (boundTo(now).length === 0) this.#wait("moved", id, (count) => words.acts.theyMoved(count));
    } else {
      this.#wait("changed", id, (count) => words.acts.theyChanged(count));
    }
  }

  #wait(what: string, id: string, say: (count: number) => string): void {
    const known = this.#waiting.get(what);
    if (known) known.ids.add(id);
    else this.#waiting.set(what, { say, ids: new Set([id]) });
  }
}

function isDesk(item: Item | undefined): boolean {
  return item !== undefined && (isDrawn(item) || DESK.has(item.kind));
}

/** The names of the fields that differ, without the stamps. An item that came or went differs in its id. */
function changed(was: Item | undefined, now: Item | undefined): ReadonlySet<string> {
  if (was === now) return new Set();
  if (!was || !now) return new Set(["id"]);
  const names = new Set([...Object.keys(was), ...Object.keys(now)]);
  return new Set(
    [...names].filter((name) => !STAMPS.has(name) && !same(field(was, name) ?? null, field(now, name) ?? null)),
  );
}
