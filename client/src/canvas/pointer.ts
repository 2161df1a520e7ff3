/**
 * Mouse, pen and touch as one state machine: resting, pressing with one pointer, or pinching with two.
 *
 * Moves are kept and read once a frame; presses and releases are heard at once, after the moves before them.
 */

import { toBoard, zoomed } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import { distance, type Point } from "../geometry/point.ts";
import { dotAt } from "../tools/dots.ts";
import { pan } from "../tools/hand.ts";
import { TOOLS } from "../tools/registry.ts";
import { handleAt } from "../tools/select.ts";
import { borderAt } from "../tools/selecttable.ts";
import type { Gesture, Mark, Press, Tool } from "../tools/tool.ts";

const DOUBLE_TIME = 400;
const DOUBLE_SPACE = 12;
/** Fingers that come and go within this time without moving are a tap: two undo, three redo. */
const TAP = 250;
/** A finger that rests for so long means more than a tap. */
const REST = 450;
/** A touch wider than this, in CSS pixels, is a palm while a pen is near. */
const PALM = 40;
/** Milliseconds after which a pen that was not seen is not near any more. */
const PEN_NEAR = 2_000;

type State =
  | { readonly kind: "resting" }
  | {
      readonly kind: "pressing";
      readonly pointer: number;
      readonly gesture: Gesture | undefined;
      readonly panning: boolean;
      readonly pen: boolean;
    }
  | { readonly kind: "pinching"; readonly began: number; moved: boolean; fingers: number };

export class PointerInput {
  readonly #editor: Editor;
  readonly #host: HTMLElement;
  readonly #surface: HTMLElement;
  readonly #wake: () => void;
  readonly #stops: (() => void)[] = [];
  /** Every pressed pointer and where it is. */
  readonly #down = new Map<number, Point>();
  #state: State = { kind: "resting" };
  #pending: PointerEvent | undefined;
  /** Where the pressed pointer has been since the last press that was read. */
  #trail: PointerEvent[] = [];
  #penSeen = Number.NEGATIVE_INFINITY;
  /** Runs while a finger rests where it was put down. */
  #rest: ReturnType<typeof setTimeout> | undefined;
  #click: { at: Point; time: number } | undefined;
  #tool: Tool = TOOLS.select;
  #space = false;

  /** `surface` is what is pressed, `host` what has the focus then. */
  constructor(editor: Editor, host: HTMLElement, surface: HTMLElement, wake: () => void) {
    this.#editor = editor;
    this.#host = host;
    this.#surface = surface;
    this.#wake = wake;
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      heard: (event: HTMLElementEventMap[K]) => void,
    ): void => {
      surface.addEventListener(type, heard);
      this.#stops.push(() => surface.removeEventListener(type, heard));
    };
    listen("pointerdown", (event) => this.#pressed(event));
    listen("pointermove", (event) => this.#moved(event));
    listen("pointerup", (event) => this.#released(event));
    listen("pointercancel", (event) => this.#lost(event));
    listen("pointerleave", (event) => this.#left(event));
    listen("contextmenu", (event) => event.preventDefault());
    this.#stops.push(editor.tool.subscribe((name) => this.#take(TOOLS[name])));
    this.#stops.push(editor.hovered.subscribe(() => this.#point()));
  }

  close(): void {
    clearTimeout(this.#rest);
    for (const stop of this.#stops) stop();
  }

  /** While Space is held, the hand is in every tool's place. */
  hold(space: boolean): void {
    this.#space = space;
    this.#point();
  }

  /** Escape during a gesture takes it back; true if there was one. */
  cancel(): boolean {
    if (this.#state.kind !== "pressing" || !this.#state.gesture) return false;
    this.#state.gesture.cancel();
    this.#state = { kind: "resting" };
    return true;
  }

  /** Read the newest move, once a frame. */
  read(): void {
    const event = this.#pending;
    this.#pending = undefined;
    if (!event) return;
    const screen = this.#place(event);
    if (this.#state.kind === "pinching") {
      this.#pinch(event.pointerId, screen);
      return;
    }
    const trail = this.#trail.map((passed): Mark => this.#mark(passed));
    this.#trail = [];
    const press = { ...this.#press(event), ...(trail.length > 0 && { trail }) };
    if (event.pointerType !== "touch") this.#editor.pointer.value = screen;
    this.#editor.session.here({ cursor: [press.at.x, press.at.y] });
    if (this.#state.kind === "pressing") {
      if (event.pointerId === this.#state.pointer) this.#state.gesture?.move(press);
    } else if (event.pointerType !== "touch") {
      this.#tool.hover?.(this.#editor, press);
      this.#point(press);
    }
  }

  #pressed(event: PointerEvent): void {
    this.read();
    clearTimeout(this.#rest);
    if (event.pointerType === "pen") {
      // From the first touch of a pen on, fingers are not what one draws with, unless somebody says so.
      this.#editor.fingersMove.value ??= true;
      this.#penSeen = event.timeStamp;
    }
    if (this.#isPalm(event)) return;
    // While a pen is down, what touches the screen is the palm of its hand.
    if (this.#state.kind === "pressing" && this.#state.pen && event.pointerType === "touch") return;
    this.#host.focus({ preventScroll: true });
    this.#surface.setPointerCapture(event.pointerId);
    const screen = this.#place(event);
    this.#down.set(event.pointerId, screen);
    if (this.#down.size === 2) {
      if (this.#state.kind === "pressing") this.#state.gesture?.cancel();
      this.#state = { kind: "pinching", began: event.timeStamp, moved: false, fingers: 2 };
      return;
    }
    if (this.#down.size > 2) {
      if (this.#state.kind === "pinching") this.#state.fingers = this.#down.size;
      return;
    }
    event.preventDefault();
    this.#editor.writing.value = undefined;
    const press = this.#press(event);
    if (event.pointerType !== "touch") this.#editor.pointer.value = screen;
    const finger =
      event.pointerType === "touch" && this.#editor.fingersMove.peek() === true && this.#tool.draws === true;
    const panning = event.button === 1 || event.button === 2 || this.#space || finger;
    const twice =
      this.#click !== undefined &&
      event.timeStamp - this.#click.time < DOUBLE_TIME &&
      distance(this.#click.at, screen) < DOUBLE_SPACE;
    let gesture: Gesture | undefined;
    if (panning) {
      gesture = pan(this.#editor, press);
    } else if (twice && this.#tool.double) {
      this.#click = undefined;
      this.#tool.double(this.#editor, press);
    } else {
      this.#click = { at: screen, time: event.timeStamp };
      gesture = this.#tool.down(this.#editor, press);
    }
    const pen = event.pointerType === "pen";
    this.#state = { kind: "pressing", pointer: event.pointerId, gesture, panning, pen };
    if (event.pointerType === "touch" && this.#tool.rested) this.#rest = setTimeout(() => this.#rested(press), REST);
    this.#point();
  }

  #moved(event: PointerEvent): void {
    if (event.pointerType === "touch" && !this.#down.has(event.pointerId)) return;
    // Of two fingers each one counts, so one's move is read before the other's is kept.
    if (this.#pending && this.#pending.pointerId !== event.pointerId) this.read();
    const from = this.#down.get(event.pointerId);
    if (from && distance(from, this.#place(event)) > DOUBLE_SPACE) clearTimeout(this.#rest);
    if (event.pointerType === "pen") this.#penSeen = event.timeStamp;
    this.#pending = event;
    if (this.#tool.draws && this.#state.kind === "pressing" && event.pointerId === this.#state.pointer) {
      // Over plain http, and in some browsers, there is no such list.
      const events = event.getCoalescedEvents?.() ?? [];
      this.#trail.push(...(events.length > 0 ? events : [event]));
    }
    this.#wake();
  }

  #released(event: PointerEvent): void {
    this.read();
    clearTimeout(this.#rest);
    this.#down.delete(event.pointerId);
    if (this.#state.kind === "pinching") {
      if (this.#down.size > 0) return;
      if (!this.#state.moved && event.timeStamp - this.#state.began < TAP) {
        if (this.#state.fingers === 2) this.#editor.session.undo();
        else if (this.#state.fingers === 3) this.#editor.session.redo();
      }
      this.#state = { kind: "resting" };
      return;
    }
    if (this.#state.kind !== "pressing" || event.pointerId !== this.#state.pointer) return;
    const { gesture } = this.#state;
    this.#state = { kind: "resting" };
    gesture?.up(this.#press(event));
    this.#point();
  }

  #lost(event: PointerEvent): void {
    clearTimeout(this.#rest);
    this.#down.delete(event.pointerId);
    if (this.#state.kind === "pressing" && event.pointerId === this.#state.pointer) this.#state.gesture?.cancel();
    if (this.#down.size === 0) this.#state = { kind: "resting" };
  }

  #left(event: PointerEvent): void {
    if (this.#down.size > 0) return;
    this.#pending = undefined;
    this.#editor.pointer.value = undefined;
    this.#tool.hover?.(this.#editor, undefined);
    if (event.pointerType !== "touch") this.#editor.session.here({ cursor: null });
  }

  /** The finger has rested: what it had begun is taken back, and the tool says what it means. */
  #rested(press: Press): void {
    if (this.#state.kind !== "pressing") return;
    this.#state.gesture?.cancel();
    this.#click = undefined;
    navigator.vibrate?.(10);
    this.#state = { ...this.#state, gesture: this.#tool.rested?.(this.#editor, press) };
  }

  /** While a pen is near, what is as wide as a hand is one. */
  #isPalm(event: PointerEvent): boolean {
    const near = event.timeStamp - this.#penSeen < PEN_NEAR;
    return event.pointerType === "touch" && near && Math.max(event.width, event.height) > PALM;
  }

  #pinch(pointer: number, screen: Point): void {
    const before = this.#down.get(pointer);
    const [other] = [...this.#down].filter(([id]) => id !== pointer).map(([, at]) => at);
    if (!before || !other || this.#state.kind !== "pinching") return;
    this.#down.set(pointer, screen);
    if (distance(before, screen) > 2) this.#state.moved = true;
    const was = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
    const now = { x: (screen.x + other.x) / 2, y: (screen.y + other.y) / 2 };
    const factor = Math.max(1, distance(screen, other)) / Math.max(1, distance(before, other));
    const camera = zoomed(this.#editor.camera.peek(), factor, was);
    this.#editor.camera.value = {
      ...camera,
      x: camera.x - (now.x - was.x) / camera.zoom,
      y: camera.y - (now.y - was.y) / camera.zoom,
    };
  }

  #take(tool: Tool): void {
    if (tool === this.#tool) return;
    this.#tool.drop?.(this.#editor);
    this.#tool = tool;
    this.#point();
  }

  /** Show the cursor that says what a press would do. */
  #point(press?: Press): void {
    this.#surface.style.cursor = this.#cursor(press);
  }

  #cursor(press?: Press): string {
    if (this.#state.kind === "pressing" && (this.#state.panning || this.#tool === TOOLS.hand)) return "grabbing";
    if (this.#space) return "grab";
    if (press && this.#tool === TOOLS.select) {
      if (dotAt(this.#editor, press.at, press.touch)) return "crosshair";
      const handle = handleAt(this.#editor, press)?.name;
      if (handle === "nw" || handle === "se") return "nwse-resize";
      if (handle === "ne" || handle === "sw") return "nesw-resize";
      if (handle === "e" || handle === "w") return "ew-resize";
      if (handle === "turn") return "grab";
      if (handle) return "crosshair";
      const border = borderAt(this.#editor, press);
      if (border) return border.axis === "columns" ? "col-resize" : "row-resize";
    }
    return this.#tool.cursor(this.#editor);
  }

  #mark(event: PointerEvent): Mark {
    // Only a pen knows; a mouse says one half, and a finger whatever its screen thinks.
    const pressure = event.pointerType === "pen" ? event.pressure : 0.5;
    return { at: toBoard(this.#editor.camera.peek(), this.#place(event)), pressure };
  }

  #press(event: PointerEvent): Press {
    const screen = this.#place(event);
    return {
      screen,
      ...this.#mark(event),
      touch: event.pointerType === "touch",
      shift: event.shiftKey,
      alt: event.altKey,
      command: event.ctrlKey || event.metaKey,
    };
  }

  #place(event: PointerEvent): Point {
    const corner = this.#host.getBoundingClientRect();
    return { x: event.clientX - corner.left, y: event.clientY - corner.top };
  }
}
