/**
 * Writing in an item: one real text field laid exactly over its words.
 *
 * A real field, so that input methods, spelling, dictation and screen readers work without our help. While a
 * composition is under way the field is left alone: nothing is sent and nothing that others type is put in until it ends.
 */

import { effect } from "@preact/signals";
import { textOf } from "../model/item.ts";
import { carried, diff, placeAt, type Splice, size, transform, unitAt } from "../model/splice.ts";
import { captions } from "../shapes/captions.ts";
import type { Look } from "../shapes/look.ts";
import { lettering } from "../shapes/registry.ts";
import { isDrawn, type Lettering } from "../shapes/shape.ts";
import { nextNote } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { overlay, setIn } from "./field.ts";
import { besideBreak, broken, edited, inShown, inText, type Shown } from "./lines.ts";
import { tick } from "./listing.ts";
import { begun, continued, ended } from "./lists.ts";
import { inkTyped, toggleMark } from "./marking.ts";
import { preferences } from "./preferences.ts";
import { Backdrop, needsBackdrop } from "./writingbackdrop.ts";
import { approach, grow, markFor, settle } from "./writingroom.ts";

const TEXT_LIMIT = 6_000;
const NOTHING: Shown = { text: "", breaks: [] };

export class Writing {
  readonly #editor: Editor;
  readonly #field: HTMLTextAreaElement;
  readonly #look: () => Look;
  readonly #backdrop: Backdrop;
  readonly #stops: (() => void)[] = [];
  #id: string | undefined;
  /** The text as it was when the field and the board last agreed. */
  #text = "";
  #shown = NOTHING;
  /** Where the caret was in the field when it last moved. */
  #caret = 0;
  #composing = false;
  #taking = false;
  #incoming: Splice[] = [];

  constructor(editor: Editor, field: HTMLTextAreaElement, look: () => Look) {
    this.#editor = editor;
    this.#field = field;
    this.#look = look;
    this.#backdrop = new Backdrop(field);
    const listen = <K extends keyof HTMLElementEventMap>(type: K, heard: (event: HTMLElementEventMap[K]) => void) => {
      field.addEventListener(type, heard);
      this.#stops.push(() => field.removeEventListener(type, heard));
    };
    listen("compositionstart", () => {
      this.#composing = true;
      // The letters of a composition are on no board yet: the field itself has to show them.
      this.#mirror(undefined);
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
    const moved = (): void => this.#caretMoved();
    document.addEventListener("selectionchange", moved);
    this.#stops.push(
      () => document.removeEventListener("selectionchange", moved),
      () => this.#backdrop.close(),
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
    settle(this.#editor, id);
    if (this.#editor.writing.peek() === id) this.#editor.writing.value = undefined;
  }

  #turn(id: string | undefined): void {
    if (id === this.#id) return;
    const before = this.#id;
    this.#id = id;
    this.#incoming = [];
    this.#composing = false;
    if (before !== undefined) settle(this.#editor, before);
    const item = id === undefined ? undefined : this.#editor.session.items.get(id);
    this.#editor.inkNext.value = {};
    if (!isDrawn(item)) {
      this.#field.hidden = true;
      this.#backdrop.hide();
      this.#editor.letters.value = undefined;
      this.#editor.session.here({ edit: null });
      return;
    }
    this.#text = textOf(item) ?? "";
    this.#field.hidden = false;
    this.#field.ariaPlaceholder = item.kind === "note" ? (item.hint ?? null) : null;
    approach(this.#editor, this.#words());
    this.#lay(this.#text.length, this.#text.length);
    this.#field.focus({ preventScroll: true });
    this.#editor.session.here({ edit: item.id });
  }

  /** The field has changed: send what changed, and lay the lines anew. */
  #take(forward: boolean): void {
    const id = this.#id;
    const item = id === undefined ? undefined : this.#editor.session.items.get(id);
    if (id === undefined || item === undefined) return;
    const { text, caret } = edited(this.#shown, this.#field.value, this.#field.selectionStart, forward);
    const wanted = text.toWellFormed().replaceAll("\0", "");
    const mine = diff(this.#text, wanted);
    // What others typed during a composition has not been put into the field yet.
    const theirs = diff(this.#text, textOf(item) ?? "");
    this.#incoming = [];
    if (size(wanted) > TEXT_LIMIT) {
      this.#editor.say(captions().longest(TEXT_LIMIT));
      this.#lay(this.#text.length, this.#text.length);
      return;
    }
    const splice = theirs.length > 0 ? transform(mine, theirs, true) : mine;
    this.#taking = true;
    if (splice.length > 0) this.#editor.session.type(id, splice);
    this.#taking = false;
    this.#text = textOf(this.#editor.session.items.get(id) ?? item) ?? wanted;
    const at = theirs.length > 0 ? this.#carried(wanted, caret, transform(theirs, mine, false)) : caret;
    this.#ink(id, splice);
    this.#lay(at, at);
    grow(this.#editor, id, this.#words());
    const list = splice.some((part) => part === " ") ? begun(this.#text, at) : undefined;
    if (list) this.#change(list, at, "list");
  }

  /** Change the text as the person would by typing; the caret stands at `unit`. */
  #change(splice: Splice, unit: number, label?: string): void {
    const id = this.#id;
    if (id === undefined) return;
    const before = this.#text;
    this.#taking = true;
    this.#editor.session.type(id, splice, label);
    this.#taking = false;
    const item = this.#editor.session.items.get(id);
    this.#text = (item && textOf(item)) ?? before;
    const at = unitAt(this.#text, carried(placeAt(before, unit), splice));
    this.#lay(at, at);
    grow(this.#editor, id, this.#words());
  }

  /** Give what was typed the marks that were asked for before. */
  #ink(id: string, splice: Splice): void {
    const [first, second] = splice;
    const place = typeof first === "number" && first > 0 ? first : 0;
    const typed = typeof first === "string" ? first : second;
    if (typeof typed !== "string") return;
    this.#taking = true;
    inkTyped(this.#editor, id, place, place + size(typed));
    this.#taking = false;
  }

  /** Tell who wants to know which letters are selected. */
  #caretMoved(): void {
    const { selectionStart, selectionEnd } = this.#field;
    if (this.#id === undefined || this.#composing || document.activeElement !== this.#field) return;
    if (selectionStart === selectionEnd) {
      const beside = besideBreak(this.#shown, selectionStart, this.#caret);
      this.#caret = beside;
      if (beside !== selectionStart) this.#field.setSelectionRange(beside, beside);
    }
    const [from, to] = [selectionStart, selectionEnd].map((at) => placeAt(this.#text, inText(this.#shown, at)));
    const before = this.#editor.letters.peek();
    const words = this.#words();
    if (words && to !== undefined) setIn(this.#field, words, this.#editor.camera.peek().zoom, to);
    if (from === undefined || to === undefined || (before?.[0] === from && before[1] === to)) return;
    this.#editor.letters.value = [from, to];
    this.#editor.inkNext.value = {};
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
      // What others put where the caret stands comes behind it; what one's own commands put there, before it.
      const theirs = this.#incoming.length > 0;
      const splices = theirs ? this.#incoming : [diff(this.#text, now)];
      const places = [placeAt(this.#text, start), placeAt(this.#text, end)].map((place) =>
        splices.reduce((at, splice) => carried(at, splice, theirs), place),
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
    // With tabs in it every break is there already, and a tab that is wider than its line needs must not make another.
    this.#field.style.whiteSpace = this.#shown.breaks.some(({ long }) => long > 1) ? "pre" : "";
    this.#mirror(words);
    this.#caretMoved();
  }

  /** Show the words behind the field, where it could not show them as they are. */
  #mirror(words: Lettering | undefined): void {
    if (words && needsBackdrop(words)) {
      this.#backdrop.show(words, this.#editor.camera.peek(), this.#editor.size.peek(), this.#look());
      this.#field.style.color = "transparent";
    } else {
      this.#backdrop.hide();
      this.#field.style.color = this.#field.style.caretColor;
    }
  }

  #words(): Lettering | undefined {
    const item = this.#id === undefined ? undefined : this.#editor.seen.get(this.#id);
    return isDrawn(item)
      ? lettering(item, this.#look(), this.#editor.seen, this.#editor.camera.peek().zoom)
      : undefined;
  }

  #before(event: InputEvent): void {
    const { selectionStart, selectionEnd } = this.#field;
    const from = inText(this.#shown, selectionStart);
    let list: Splice | undefined;
    if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") {
      list = continued(this.#text, from, inText(this.#shown, selectionEnd));
    } else if (event.inputType === "deleteContentBackward" && selectionStart === selectionEnd) {
      list = ended(this.#text, from);
    }
    if (list && !this.#composing) {
      event.preventDefault();
      this.#change(list, from);
      return;
    }
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    // The field's own history knows nothing of what others typed.
    event.preventDefault();
    if (event.inputType === "historyUndo") this.#editor.session.undo();
    else this.#editor.session.redo();
  }

  #key(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    // Commands such as the list of all of them are for whoever writes, too; letters are only written.
    if (!command) event.stopPropagation();
    if (event.isComposing || this.#composing) return;
    // The browser tells of a selection late; a command means the one that is seen.
    if (command || event.altKey) this.#caretMoved();
    const id = this.#id;
    if (id === undefined) return;
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey && !command && this.#words()?.single)) {
      this.stop();
    } else if (event.key === "Tab" && !command) {
      if (this.#editor.session.items.get(id)?.kind === "note") nextNote(this.#editor, id, event.shiftKey ? -1 : 1, 0);
      else this.stop();
    } else if (event.key === "Enter" && (command || this.#goesOn(event, id))) {
      nextNote(this.#editor, id, 0, event.shiftKey ? -1 : 1);
    } else if (event.key === "Enter" && event.altKey && !command) {
      tick(this.#editor);
      event.stopPropagation();
    } else if (command && !event.altKey && markFor(event) !== undefined) {
      toggleMark(this.#editor, markFor(event) ?? "bold");
      event.stopPropagation();
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

  /** Whether Enter alone means the next note, which one may prefer; Shift then makes the new line. */
  #goesOn(event: KeyboardEvent, id: string): boolean {
    return preferences.enterNext.peek() && !event.shiftKey && this.#editor.session.items.get(id)?.kind === "note";
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
