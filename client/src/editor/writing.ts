/**
 * Writing in an item: one real text field laid exactly over its words.
 *
 * A real field, so that input methods, spelling, dictation and screen readers work without our help. While a
 * composition is under way the field is left alone: nothing is sent and nothing that others type is put in until it ends.
 */

import { effect } from "@preact/signals";
import { textOf } from "../model/item.ts";
import { carried, diff, placeAt, type Splice, size, transform, unitAt } from "../model/splice.ts";
import type { Look } from "../shapes/look.ts";
import { lettering } from "../shapes/registry.ts";
import { isDrawn, type Lettering } from "../shapes/shape.ts";
import { heightOf } from "../shapes/words.ts";
import { nextNote } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { overlay } from "./field.ts";
import { broken, edited, inShown, inText, type Shown } from "./lines.ts";

const TEXT_LIMIT = 6_000;
/** Words smaller than this on the screen are gone up to before they are written. */
const LEGIBLE = 14;
const NOTHING: Shown = { text: "", breaks: [] };

export class Writing {
  readonly #editor: Editor;
  readonly #field: HTMLTextAreaElement;
  readonly #look: () => Look;
  readonly #stops: (() => void)[] = [];
  #id: string | undefined;
  /** The text as it was when the field and the board last agreed. */
  #text = "";
  #shown = NOTHING;
  #composing = false;
  #taking = false;
  #incoming: Splice[] = [];

  constructor(editor: Editor, field: HTMLTextAreaElement, look: () => Look) {
    this.#editor = editor;
    this.#field = field;
    this.#look = look;
    const listen = <K extends keyof HTMLElementEventMap>(type: K, heard: (event: HTMLElementEventMap[K]) => void) => {
      field.addEventListener(type, heard);
      this.#stops.push(() => field.removeEventListener(type, heard));
    };
    listen("compositionstart", () => {
      this.#composing = true;
    });
    listen("compositionend", () => {
      this.#composing = false;
      this.#take(false);
    });
    listen("input", (event) => {
      if (!this.#composing) this.#take((event as InputEvent).inputType === "deleteContentForward");
    });
    listen("beforeinput", (event) => this.#before(event as InputEvent));
    listen("keydown", (event) => this.#key(event));
    listen("copy", (event) => this.#copy(event, false));
    listen("cut", (event) => this.#copy(event, true));
    listen("blur", () => {
      // Another window took the keyboard, or another field did: only the second ends the writing.
      if (document.hasFocus()) this.stop();
    });
    this.#stops.push(
      editor.session.on({
        splice: (id, splice) => {
          if (id === this.#id) this.#incoming.push(splice);
        },
      }),
      effect(() => this.#turn(editor.writing.value)),
      effect(() => {
        editor.revision.value;
        editor.camera.value;
        editor.size.value;
        editor.lifted.value;
        this.#follow();
      }),
    );
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  /** End the writing; what was written stays. */
  stop(): void {
    const id = this.#id;
    if (id === undefined) return;
    if (this.#composing) {
      this.#composing = false;
      this.#take(false);
    }
    this.#settle(id);
    if (this.#editor.writing.peek() === id) this.#editor.writing.value = undefined;
  }

  #turn(id: string | undefined): void {
    if (id === this.#id) return;
    const before = this.#id;
    this.#id = id;
    this.#incoming = [];
    this.#composing = false;
    if (before !== undefined) this.#settle(before);
    const item = id === undefined ? undefined : this.#editor.session.items.get(id);
    if (!isDrawn(item)) {
      this.#field.hidden = true;
      this.#editor.session.here({ edit: null });
      return;
    }
    this.#text = textOf(item) ?? "";
    this.#field.hidden = false;
    this.#approach();
    this.#lay(this.#text.length, this.#text.length);
    this.#field.focus({ preventScroll: true });
    this.#editor.session.here({ edit: item.id });
  }

  /** What is left behind when the writing ends: no empty text, and a box as high as its words. */
  #settle(id: string): void {
    const item = this.#editor.session.items.get(id);
    if (item?.kind !== "text") return;
    if (item.text.trim() === "") this.#editor.propose([{ op: "delete", ids: [id] }], "write");
    else if (Math.abs(item.h - heightOf(item)) > 0.5) {
      this.#editor.propose([{ op: "update", id, set: { h: Math.round(heightOf(item) * 100) / 100 } }], "write");
    }
  }

  /** Bring the words to where they can be read, if they are not. */
  #approach(): void {
    const words = this.#words();
    if (!words) return;
    const { x, y, w, h } = words.box;
    const { zoom } = this.#editor.camera.peek();
    if (words.fitted.size * zoom < LEGIBLE) {
      const near = Math.min(1, Math.max((LEGIBLE + 2) / words.fitted.size, zoom));
      this.#editor.centre({ x: x + w / 2, y: y + h / 2 }, near);
    } else {
      this.#editor.reveal(words.box);
    }
  }

  /** The field has changed: send what changed, and lay the lines anew. */
  #take(forward: boolean): void {
    const id = this.#id;
    const item = id === undefined ? undefined : this.#editor.session.items.get(id);
    if (id === undefined || item === undefined) return;
    const caret = this.#field.selectionStart;
    const wanted = edited(this.#shown, this.#field.value, forward).toWellFormed().replaceAll("\0", "");
    const mine = diff(this.#text, wanted);
    // What others typed during a composition has not been put into the field yet.
    const theirs = diff(this.#text, textOf(item) ?? "");
    const tailAfter = this.#field.value.length - caret;
    this.#incoming = [];
    if (size(wanted) > TEXT_LIMIT) {
      this.#editor.say(`A text holds at most ${TEXT_LIMIT} characters.`);
      this.#lay(this.#text.length, this.#text.length);
      return;
    }
    const splice = theirs.length > 0 ? transform(mine, theirs, true) : mine;
    this.#taking = true;
    if (splice.length > 0) this.#editor.session.type(id, splice);
    this.#taking = false;
    this.#text = textOf(this.#editor.session.items.get(id) ?? item) ?? wanted;
    const place = theirs.length > 0 ? this.#carried(wanted, caret, transform(theirs, mine, false)) : undefined;
    // Counted from the end, the caret is right whatever breaks went or came before it.
    const at = place ?? Math.max(0, this.#text.length - this.#tailInText(tailAfter));
    this.#lay(at, at);
    this.#grow(id);
  }

  #tailInText(tail: number): number {
    const value = this.#field.value;
    const from = value.length - tail;
    const shift = value.length - this.#shown.text.length;
    const between = this.#shown.breaks.filter(({ at, instead }) => instead === "" && at + shift >= from).length;
    return tail - between;
  }

  #carried(text: string, unit: number, splice: Splice): number {
    return unitAt(this.#text, carried(placeAt(text, unit), splice, true));
  }

  /** The board has changed: if the words did, carry the caret along. */
  #follow(): void {
    const id = this.#id;
    if (id === undefined || this.#composing || this.#taking) return;
    const item = this.#editor.session.items.get(id);
    const now = item === undefined ? undefined : textOf(item);
    if (now === undefined) return;
    let start = inText(this.#shown, this.#field.selectionStart);
    let end = inText(this.#shown, this.#field.selectionEnd);
    if (now !== this.#text) {
      const splices = this.#incoming.length > 0 ? this.#incoming : [diff(this.#text, now)];
      const places = [placeAt(this.#text, start), placeAt(this.#text, end)].map((place) =>
        splices.reduce((at, splice) => carried(at, splice, true), place),
      );
      this.#text = now;
      start = unitAt(now, places[0] ?? 0);
      end = unitAt(now, places[1] ?? 0);
    }
    this.#incoming = [];
    this.#lay(start, end);
  }

  /** Put the field over the words, with the canvas's lines, the selection at these places in the text. */
  #lay(start: number, end: number): void {
    const words = this.#words();
    if (!words) return;
    this.#shown = broken(this.#text, words.fitted.lines);
    if (this.#field.value !== this.#shown.text) this.#field.value = this.#shown.text;
    const from = inShown(this.#shown, start);
    const to = inShown(this.#shown, end);
    if (this.#field.selectionStart !== from || this.#field.selectionEnd !== to) this.#field.setSelectionRange(from, to);
    overlay(this.#field, words, this.#editor.camera.peek());
  }

  /** A note whose words do not fit at the least size grows. */
  #grow(id: string): void {
    const item = this.#editor.session.items.get(id);
    if (item?.kind !== "note" || this.#words()?.fitted.overflow !== true) return;
    const by = Math.max(20, Math.round(item.h * 0.2));
    const set =
      item.shape === "round"
        ? { x: item.x - by / 2, y: item.y - by / 2, w: item.w + by, h: item.h + by }
        : { h: item.h + by };
    this.#editor.propose([{ op: "update", id, set }], "write");
  }

  #words(): Lettering | undefined {
    const item = this.#id === undefined ? undefined : this.#editor.seen.get(this.#id);
    return isDrawn(item)
      ? lettering(item, this.#look(), this.#editor.seen, this.#editor.camera.peek().zoom)
      : undefined;
  }

  #before(event: InputEvent): void {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    // The field's own history knows nothing of what others typed.
    event.preventDefault();
    if (event.inputType === "historyUndo") this.#editor.session.undo();
    else this.#editor.session.redo();
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing || this.#composing) return;
    const command = event.ctrlKey || event.metaKey;
    const id = this.#id;
    if (id === undefined) return;
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey && !command && this.#words()?.single)) {
      this.stop();
    } else if (event.key === "Tab" && !command) {
      if (this.#editor.session.items.get(id)?.kind === "note") nextNote(this.#editor, id, event.shiftKey ? -1 : 1, 0);
      else this.stop();
    } else if (event.key === "Enter" && command) {
      nextNote(this.#editor, id, 0, event.shiftKey ? -1 : 1);
    } else if (command && !event.altKey && event.key.toLowerCase() === "z") {
      if (event.shiftKey) this.#editor.session.redo();
      else this.#editor.session.undo();
    } else if (command && !event.altKey && event.key.toLowerCase() === "y") {
      this.#editor.session.redo();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** What is copied is the text, without the breaks that only this note has. */
  #copy(event: ClipboardEvent, cut: boolean): void {
    const { selectionStart, selectionEnd } = this.#field;
    if (selectionStart === selectionEnd) return;
    const from = inText(this.#shown, selectionStart);
    const to = inText(this.#shown, selectionEnd);
    event.clipboardData?.setData("text/plain", this.#text.slice(from, to));
    event.preventDefault();
    if (!cut) return;
    this.#field.setRangeText("", selectionStart, selectionEnd, "end");
    this.#take(false);
  }
}
