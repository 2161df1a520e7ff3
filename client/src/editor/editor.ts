/**
 * One person at one board: the session, and what only this person's screen knows, as signals.
 *
 * Tools and chrome change the signals; the canvas watches them. Nothing here draws.
 */

import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Box, grown } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Op } from "../model/change.ts";
import type { Items } from "../model/connector.ts";
import type { Connector, Figure, Item, Nib, Note } from "../model/item.ts";
import type { MarkName } from "../model/marks.ts";
import { captions } from "../shapes/captions.ts";
import { bounds, hit } from "../shapes/registry.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import type { Spot } from "../shapes/spots.ts";
import type { Me, Person, Session, Status } from "../sync/session.ts";
import { type Camera, centred, type Edges, fitted, revealing, type Size, shown, toBoard } from "./camera.ts";
import { Comments } from "./comments.ts";
import { Hands, shifted } from "./lift.ts";
import type { Part } from "./parts.ts";
import { Places } from "./places.ts";
import type { Guide, Preview } from "./preview.ts";

export type ToolName =
  | "select"
  | "hand"
  | "note"
  | "connector"
  | "text"
  | "frame"
  | "shape"
  | "pen"
  | "eraser"
  | "lasso"
  | "comment"
  | "table";

/** The sheets that open over the board, one at a time. */
export type Panel = "keys" | "commands" | "find" | "preferences" | "comments" | "outline";

/** What the connector tool would connect, by item. */
export interface Aim {
  readonly from: string;
  readonly to?: string;
  /** They have just been connected. */
  readonly done?: boolean;
}

export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Takes back what the notice is about. */
  readonly undo?: (() => void) | undefined;
}

export interface Carried {
  readonly was: ReadonlyMap<string, Item>;
  readonly dx: number;
  readonly dy: number;
}

/** What a nib draws with: its colour, and its width in screen pixels. */
interface Pen {
  readonly color: string;
  readonly pixels: number;
}

/** What the canvas wants to hear about at once. */
export interface Watcher {
  /** These areas of the board look different now. */
  changed(areas: readonly Box[]): void;
}

const NOTHING: ReadonlySet<string> = new Set();
const NOTHING_HELD: ReadonlyMap<string, Item> = new Map();

export class Editor {
  readonly session: Session;
  readonly places: Places;
  readonly comments: Comments;
  readonly camera: Signal<Camera>;
  readonly size = signal<Size>({ w: 1, h: 1 });
  readonly tool = signal<ToolName>("select");
  readonly noteShape = signal<Note["shape"]>("square");
  readonly noteColor = signal("light_yellow");
  readonly form = signal<Figure["form"]>("rectangle");
  /** What the next shape is filled with, if with anything. */
  readonly figureColor = signal<string | undefined>("light_blue");
  readonly nib = signal<Nib>("pen");
  readonly pens = signal<Readonly<Record<Nib, Pen>>>({
    pen: { color: "black", pixels: 4 },
    highlighter: { color: "yellow", pixels: 20 },
  });
  /** How the next connector looks: as the last one whose looks were chosen. */
  readonly lineLooks = signal<Pick<Connector, "route" | "start" | "end" | "pattern" | "width">>({
    route: "curved",
    start: "none",
    end: "arrow",
    pattern: "solid",
    width: 2,
  });
  readonly selection = signal<ReadonlySet<string>>(NOTHING);
  /** The item whose text is being written. */
  readonly writing = signal<string | undefined>(undefined);
  /** The cell or the lane's title that is in hand, within what is selected. */
  readonly part = signal<Part | undefined>(undefined);
  /** While writing: which letters are selected, from and to, in code points. */
  readonly letters = signal<readonly [number, number] | undefined>(undefined);
  /** While writing: the marks that what is typed next is to have, or not to have, where its neighbours differ. */
  readonly inkNext = signal<Readonly<Partial<Record<MarkName, boolean>>>>({});
  readonly hovered = signal<string | undefined>(undefined);
  /** What a press where the pointer is would do by itself. */
  readonly spot = signal<Spot | undefined>(undefined);
  /** Items whose connector dots are shown, besides a single selected one. */
  readonly dotted = signal<string | undefined>(undefined);
  readonly pointer = signal<Point | undefined>(undefined);
  readonly preview = signal<Preview | undefined>(undefined);
  /** The item that a connector is drawn from by the keyboard, and the one that is aimed at. */
  readonly aim = signal<Aim | undefined>(undefined);
  readonly guides = signal<readonly Guide[]>([]);
  /** Items shown elsewhere than the log says, and the connectors that follow them. */
  readonly lifted = signal<ReadonlyMap<string, Item>>(NOTHING_HELD);
  readonly people = signal<readonly Person[]>([]);
  readonly status: Signal<Status>;
  /** Who I am here; known from the welcome on. */
  readonly me: Signal<Me | null>;
  /** Grows with every change of items, for what is derived from them. */
  readonly revision = signal(0);
  readonly notices = signal<readonly Notice[]>([]);
  /** Whether fingers move the board while a tool draws; not asked before a pen has been here. */
  readonly fingersMove = signal<boolean | undefined>(undefined);
  /** Whether the card lies open that says what the colours mean. */
  readonly legend = signal(false);
  /** What was looked for and found: everything else is dimmed. */
  readonly found = signal<ReadonlySet<string> | undefined>(undefined);
  /** The sheet that lies open over the board. */
  readonly panel = signal<Panel | undefined>(undefined);
  /** Whether the board has been looked at as a whole once, which happens when its items first arrive. */
  readonly opened = signal(false);

  readonly view: ReadonlySignal<Box> = computed(() => shown(this.camera.value, this.size.value));
  /** The title in the board's settings; nothing before they have come. */
  readonly title: ReadonlySignal<string | undefined> = computed(() => {
    this.revision.value;
    const settings = this.session.items.get("settings");
    return settings?.kind === "settings" ? settings.title : undefined;
  });
  /** Whether notes show who wrote them, as the board's settings say. */
  readonly authors: ReadonlySignal<"initials" | "names" | undefined> = computed(() => {
    this.revision.value;
    const settings = this.session.items.get("settings");
    return settings?.kind === "settings" ? settings.authors : undefined;
  });
  readonly selected: ReadonlySignal<readonly Drawn[]> = computed(() => {
    this.revision.value;
    this.lifted.value;
    return [...this.selection.value].map((id) => this.seen.get(id)).filter(isDrawn);
  });

  /** The items as they are shown: what is in a hand lies over what the log says. */
  readonly seen: Items = {
    get: (id) => this.lifted.peek().get(id) ?? this.session.items.get(id),
    children: (id) => this.places.children(id),
    run: (line) => this.places.run(line, this.seen, this.lifted.peek().has(line.id)),
  };

  /** What the chrome covers of the screen; whoever draws the chrome says it. */
  edges: () => Edges = () => ({ left: 72, top: 72, right: 72, bottom: 72 });

  /** What my own drag carries: the items as they were picked up, and how far they have come. */
  carried: Carried | undefined;

  readonly #hands: Hands;
  readonly #watchers = new Set<Watcher>();
  readonly #stops: (() => void)[] = [];
  #mine: ReadonlyMap<string, Item> = NOTHING_HELD;
  #notice = 0;
  #lingering: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session) {
    this.session = session;
    this.status = signal(session.status());
    this.me = signal(session.me);
    this.camera = signal<Camera>({ x: -400, y: -300, zoom: 1 });
    this.places = new Places(session.items, session.items.keys());
    this.#hands = new Hands(session.items);
    this.comments = new Comments(this);
    const off = session.on({
      items: (ids) => this.#changed(ids),
      people: () => this.#met(),
      status: () =>
        batch(() => {
          this.status.value = session.status();
          this.me.value = session.me;
        }),
      refused: (code, message) => this.say(captions().refused[code] ?? message),
    });
    this.#stops.push(
      off,
      effect(() => session.here({ select: [...this.selection.value] })),
      effect(() => {
        const { x, y, w, h } = this.view.value;
        session.here({ view: [x, y, w, h].map(Math.round) as [number, number, number, number] });
      }),
    );
    this.#met();
  }

  close(): void {
    clearTimeout(this.#lingering);
    for (const stop of this.#stops) stop();
    this.session.close();
  }

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** These areas look different, though nothing on the board has changed. */
  repaint(areas: readonly Box[]): void {
    for (const watcher of this.#watchers) watcher.changed(areas);
  }

  can(action: "react" | "comment" | "edit" | "lead" | "own"): boolean {
    return this.me.value?.can.includes(action) ?? false;
  }

  /** Whether this person may change the item as it is: its lock, and their role. [I8] */
  free(item: Item): boolean {
    if (!this.can("edit") || item.lock === "locked") return false;
    return item.lock !== "stage" || this.can("lead");
  }

  propose(ops: readonly Op[], label?: string): void {
    if (ops.length > 0) this.session.propose(ops, label);
  }

  /** Tell the person something, for a moment, perhaps with the way back. */
  say(text: string, undo?: () => void): void {
    const notice = { id: ++this.#notice, text, undo };
    this.notices.value = [...this.notices.value.filter((one) => one.text !== text), notice].slice(-3);
  }

  /** The topmost item at a point, if any. What only facilitators may touch cannot be picked by others. */
  at(p: Point, pixels = 4, except: ReadonlySet<string> = NOTHING): Drawn | undefined {
    const slack = pixels / this.camera.peek().zoom;
    return this.places
      .within(grown({ x: p.x, y: p.y, w: 0, h: 0 }, slack))
      .findLast((item) => !except.has(item.id) && this.pickable(item) && hit(item, p, slack, this.seen));
  }

  pickable(item: Item): boolean {
    return item.lock !== "stage" || this.can("lead");
  }

  boundsOf(id: string): Box | undefined {
    const item = this.seen.get(id);
    return isDrawn(item) ? bounds(item, this.seen) : undefined;
  }

  /** The items and all that moves along with them: what lies in containers, however deep. */
  family(ids: Iterable<string>): Set<string> {
    return this.places.family(ids);
  }

  select(ids: Iterable<string>): void {
    this.selection.value = new Set(ids);
  }

  /** Show items of my own gesture where the hand has them; nothing ends it. */
  hold(items: ReadonlyMap<string, Item>): void {
    this.carried = undefined;
    this.#mine = items;
    this.#lift();
  }

  /** Show items moved by a step from where they were picked up. */
  carry(was: ReadonlyMap<string, Item>, dx: number, dy: number): void {
    this.hold(new Map([...was].map(([id, item]) => [id, shifted(item, dx, dy)])));
    this.carried = { was, dx, dy };
  }

  /** The board point in the middle of the screen. */
  middle(): Point {
    const { w, h } = this.size.peek();
    return toBoard(this.camera.peek(), { x: w / 2, y: h / 2 });
  }

  /** Bring a box into view, at most at `most`. */
  look(box: Box | undefined, most = 1): void {
    if (!box) return;
    const margin = this.size.peek().w < 700 ? 20 : 96;
    this.camera.value = fitted(box, this.size.peek(), margin, most);
  }

  /** Bring a box into view if it is not, without changing the zoom. */
  reveal(box: Box): void {
    const camera = this.camera.peek();
    const moved = revealing(camera, this.size.peek(), box, this.edges());
    if (moved.x !== camera.x || moved.y !== camera.y) this.camera.value = moved;
  }

  /** Move the camera so that a point is in the middle, keeping the zoom unless another is given. */
  centre(p: Point, zoom = this.camera.peek().zoom): void {
    this.camera.value = centred(p, this.size.peek(), zoom);
  }

  #changed(ids: ReadonlySet<string>): void {
    batch(() => {
      const areas = this.places.update(ids);
      this.revision.value++;
      const before = [...this.selection.value];
      const now = before.map((id) => this.places.shownBy(id));
      if (now.some((id, at) => id !== before[at])) this.select(now.filter((id) => id !== undefined));
      const written = this.writing.value;
      if (written !== undefined && this.places.shownBy(written) !== written) this.writing.value = undefined;
      this.#lift();
      for (const watcher of this.#watchers) watcher.changed(areas);
    });
  }

  #met(): void {
    this.me.value = this.session.me;
    this.people.value = [...this.session.people.values()];
    this.#hands.follow(this.people.value, (ids) => this.family(ids), performance.now());
    this.#lift();
  }

  #lift(): void {
    const held = this.#hands.held(performance.now());
    clearTimeout(this.#lingering);
    // A hand that has let go is looked at again, in case nothing else happens meanwhile.
    if (held.size > 0) this.#lingering = setTimeout(() => this.#lift(), 500);
    if (held.size === 0 && this.#mine.size === 0 && this.lifted.value.size === 0) return;
    const lifted = new Map(held);
    for (const [id, item] of this.#mine) if (this.session.items.has(id)) lifted.set(id, item);
    for (const id of [...lifted.keys()]) {
      for (const follower of this.places.followers(id)) {
        const connector = this.session.items.get(follower);
        if (connector && !lifted.has(follower)) lifted.set(follower, connector);
      }
    }
    this.lifted.value = lifted.size > 0 ? lifted : NOTHING_HELD;
  }
}
