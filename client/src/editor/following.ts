/**
 * Following a person: my view is theirs until I move it myself.
 *
 * What they see is fitted into my screen, so that both see the same part of the board whatever their screens are.
 */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type Camera, fitted } from "./camera.ts";
import type { Editor } from "./editor.ts";

/** How much of the way to where they look is left after each step. */
const LEFT = 0.72;
const STEP = 16;
/** Nearer than this, in screen pixels, is there. */
const NEAR = 0.5;

export class Following {
  readonly #editor: Editor;
  readonly #calm: () => boolean;
  readonly #whom = signal<string | undefined>(undefined);
  readonly #stops: (() => void)[] = [];
  #goal: Camera | undefined;
  /** The camera as this has set it last: any other one was set by somebody's hand. */
  #set: Camera | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `calm` says whether to jump instead of gliding. */
  constructor(editor: Editor, calm: () => boolean) {
    this.#editor = editor;
    this.#calm = calm;
    this.#stops.push(
      effect(() => this.#look()),
      editor.camera.subscribe((camera) => {
        if (this.#whom.peek() !== undefined && this.#set !== undefined && camera !== this.#set) this.end();
      }),
    );
  }

  /** The session of the person who is followed. */
  get whom(): ReadonlySignal<string | undefined> {
    return this.#whom;
  }

  begin(session: string): void {
    this.#set = undefined;
    this.#whom.value = session;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#goal = this.#set = undefined;
    this.#whom.value = undefined;
  }

  close(): void {
    this.end();
    for (const stop of this.#stops) stop();
  }

  #look(): void {
    const session = this.#whom.value;
    const people = this.#editor.people.value;
    const size = this.#editor.size.value;
    if (session === undefined) return;
    const person = people.find((one) => one.session === session);
    if (!person) {
      this.end();
      return;
    }
    if (!person.view) return;
    const [x, y, w, h] = person.view;
    this.#goal = fitted({ x, y, w, h }, size, 0, Number.POSITIVE_INFINITY);
    this.#glide();
  }

  #glide(): void {
    clearTimeout(this.#timer);
    const goal = this.#goal;
    if (!goal) return;
    const from = this.#editor.camera.peek();
    const { w, h } = this.#editor.size.peek();
    const far = Math.max(
      Math.abs(goal.x - from.x) * goal.zoom,
      Math.abs(goal.y - from.y) * goal.zoom,
      Math.abs(Math.log(goal.zoom / from.zoom)) * Math.max(w, h),
    );
    if (far < NEAR || this.#calm()) {
      this.#move(goal);
      return;
    }
    // The middle of the screen travels in a straight line, and the zoom evenly for the eye.
    const zoom = goal.zoom * (from.zoom / goal.zoom) ** LEFT;
    const middle = (camera: Camera, along: "x" | "y", room: number): number => camera[along] + room / 2 / camera.zoom;
    const part = (along: "x" | "y", room: number): number => {
      const there = middle(goal, along, room);
      return there + (middle(from, along, room) - there) * LEFT - room / 2 / zoom;
    };
    this.#move({ x: part("x", w), y: part("y", h), zoom });
    this.#timer = setTimeout(() => this.#glide(), STEP);
  }

  #move(camera: Camera): void {
    this.#set = camera;
    this.#editor.camera.value = camera;
  }
}
