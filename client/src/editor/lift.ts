/**
 * What is in somebody's hand: items as they are shown while they are dragged or resized, laid over what the log says.
 *
 * My own gesture is given by the tool. Others' drags come as presence; when one ends, the item stays where it was let
 * go until the log says so too, or until it is clear that the log will not, because the two travel on different ways.
 */

import type { Items } from "../model/connector.ts";
import { type Connector, type End, type Item, isPlaced } from "../model/item.ts";
import type { Drag, Person } from "../sync/session.ts";

const LINGER = 1_000;

interface Hand {
  readonly drag: Drag;
  /** The items as they were when the drag was first seen: whoever moves one after that ends the drag for it. */
  readonly was: ReadonlyMap<string, Item>;
  readonly letGo?: number;
}

/** The item moved as the `move` op would move it. */
export function shifted(item: Item, dx: number, dy: number): Item {
  if (isPlaced(item)) return { ...item, x: item.x + dx, y: item.y + dy };
  if (item.kind === "connector")
    return { ...item, from: shiftedEnd(item.from, dx, dy), to: shiftedEnd(item.to, dx, dy) };
  return item;
}

function shiftedEnd(end: End, dx: number, dy: number): Connector["from"] {
  return end.point === undefined ? end : { ...end, point: [end.point[0] + dx, end.point[1] + dy] };
}

export class Hands {
  readonly #items: Items;
  readonly #hands = new Map<string, Hand>();

  constructor(items: Items) {
    this.#items = items;
  }

  /** Take note of who drags what now. */
  follow(people: Iterable<Person>, family: (ids: Iterable<string>) => Iterable<string>, now: number): void {
    const here = new Set<string>();
    for (const person of people) {
      if (person.me) continue;
      here.add(person.session);
      const hand = this.#hands.get(person.session);
      if (person.drag) {
        const same = hand?.letGo === undefined && hand?.drag.ids.join() === person.drag.ids.join();
        const was = same && hand ? hand.was : this.#picture(family(person.drag.ids));
        this.#hands.set(person.session, { drag: person.drag, was });
      } else if (hand && hand.letGo === undefined) {
        this.#hands.set(person.session, { ...hand, letGo: now });
      }
    }
    for (const session of this.#hands.keys()) if (!here.has(session)) this.#hands.delete(session);
  }

  /** The items that others hold, as they are shown. */
  held(now: number): Map<string, Item> {
    const shown = new Map<string, Item>();
    for (const [session, { drag, was, letGo }] of this.#hands) {
      if (letGo !== undefined && now - letGo > LINGER) {
        this.#hands.delete(session);
        continue;
      }
      for (const [id, before] of was) {
        const item = this.#items.get(id);
        if (item && inPlace(item, before)) shown.set(id, shifted(item, drag.dx, drag.dy));
      }
    }
    return shown;
  }

  #picture(ids: Iterable<string>): Map<string, Item> {
    const was = new Map<string, Item>();
    for (const id of ids) {
      const item = this.#items.get(id);
      if (item) was.set(id, item);
    }
    return was;
  }
}

function inPlace(item: Item, before: Item): boolean {
  if (item === before) return true;
  if (isPlaced(item) && isPlaced(before)) return item.x === before.x && item.y === before.y;
  return false;
}
