/** The tree of the outline: only the rows near what is looked at have elements, however large the board is. */

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { remove, write as writeOnDesk } from "../../editor/commands.ts";
import type { Editor } from "../../editor/editor.ts";
import { type Place, type Reading, readingOf } from "../../editor/reading.ts";
import { moveToNextFrame, swap } from "../../editor/rehome.ts";
import { commandNamed } from "../../tools/keycommands.ts";
import { meaning } from "../../tools/keys.ts";
import { strokesOf } from "../../tools/keystrokes.ts";
import { described, named, shownText } from "../describe.ts";
import { words } from "../strings.ts";
import { speak } from "../voice.ts";
import { Row } from "./row.tsx";
import { rowFor, rowsOf, stretch } from "./rows.ts";

/** How many rows there are elements for. */
const MOST = 150;
/** How high a row is, in pixels: for a mouse, and for a finger. */
const ROW = { fine: 32, coarse: 44 } as const;

interface TreeProps {
  readonly editor: Editor;
  readonly found: Reading;
  readonly open: boolean;
  /** What is looked for, in small letters; empty if nothing is. */
  readonly sought: string;
  readonly writing: string | undefined;
  readonly write: (id: string | undefined) => void;
  readonly done: (back: boolean) => void;
  readonly newNote: () => void;
  readonly commands: (at: { readonly x: number; readonly y: number }) => void;
  readonly leave: () => void;
}

export function Tree(props: TreeProps) {
  const { editor, found, open, sought, writing, write } = props;
  const tree = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [scrolled, setScrolled] = useState({ top: 0, height: 600 });
  const before = useRef<string | undefined>(undefined);
  const selection = editor.selection.value;
  const rows = useMemo(() => {
    const says = ({ item }: Place): boolean => described(editor, item).toLowerCase().includes(sought);
    return rowsOf(found, folded, sought === "" ? undefined : says);
  }, [editor, found, folded, sought]);
  const index = useMemo(() => new Map(rows.map((id, at) => [id, at])), [rows]);
  const current = rowFor(found, index, [...selection].at(-1) ?? before.current);
  const at = current === undefined ? 0 : (index.get(current) ?? 0);
  if (current !== undefined) before.current = current;
  const high = matchMedia("(pointer: coarse), (max-width: 700px)").matches ? ROW.coarse : ROW.fine;

  // What is selected on the desk is brought into view here.
  useLayoutEffect(() => {
    const box = tree.current;
    if (!box || !open || current === undefined) return;
    const [top, foot] = [at * high, (at + 1) * high];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (foot > box.scrollTop + box.clientHeight) box.scrollTop = foot - box.clientHeight;
    setScrolled({ top: box.scrollTop, height: box.clientHeight });
  }, [at, current, open, high]);

  const seen = open ? Math.floor(scrolled.top / high) : at;
  const [from, to] = stretch(rows.length, seen, seen + Math.ceil(open ? scrolled.height / high : 1), MOST);
  const fold = (id: string, on: boolean): void => {
    const next = new Set(folded);
    if (on) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  const go = (n: number, more = false): void => {
    const id = rows[Math.max(0, Math.min(rows.length - 1, n))];
    if (id === undefined) return;
    editor.select(more ? [...[...selection].filter((one) => one !== id), id] : [id]);
    const box = editor.boundsOf(id);
    if (box) editor.reveal(box);
  };

  // A tree without a leaf is none.
  if (rows.length === 0) return <p class="soft tree-none">{sought ? words.outlined.noneFound : words.outlined.none}</p>;
  return (
    <div
      ref={tree}
      id="outline-tree"
      class="tree"
      role="tree"
      aria-label={words.outlined.label}
      aria-describedby="outline-help"
      aria-multiselectable
      aria-activedescendant={current === undefined ? undefined : `item-${current}`}
      tabIndex={open ? 0 : -1}
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget;
        setScrolled({ top: scrollTop, height: clientHeight });
      }}
      onKeyDown={(event) => {
        const handled = pressed(event, { ...props, rows, current, at, go, fold, folded });
        if (!handled) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onClick={(event) => {
        const id = rowOf(event);
        const n = id === undefined ? undefined : index.get(id);
        if (id === undefined || n === undefined || writing === id) return;
        if (open) go(n, event.shiftKey || event.ctrlKey || event.metaKey);
        else writeOnDesk(editor, id);
      }}
      onDblClick={(event) => write(rowOf(event))}
      onContextMenu={(event) => {
        const id = rowOf(event);
        if (id === undefined || !open) return;
        event.preventDefault();
        if (!selection.has(id)) editor.select([id]);
        props.commands({ x: event.clientX, y: event.clientY });
      }}
    >
      <div role="none" style={{ height: `${from * high}px` }} />
      {rows.slice(from, to).map((id) => {
        const place = found.get(id);
        return (
          place && (
            <Row
              key={id}
              editor={editor}
              place={place}
              selected={selection.has(id)}
              current={id === current}
              folded={folded.has(id) && sought === ""}
              writing={id === writing}
              fold={() => fold(id, !folded.has(id))}
              done={props.done}
            />
          )
        );
      })}
      <div role="none" style={{ height: `${(rows.length - to) * high}px` }} />
    </div>
  );
}

interface Walk extends TreeProps {
  readonly rows: readonly string[];
  readonly current: string | undefined;
  readonly at: number;
  readonly folded: ReadonlySet<string>;
  readonly go: (n: number, more?: boolean) => void;
  readonly fold: (id: string, on: boolean) => void;
}

/** What a key does in the tree. False leaves it to the browser. */
function pressed(event: KeyboardEvent, walk: Walk): boolean {
  const { editor, found, rows, current, at, go, fold, folded } = walk;
  const place = current === undefined ? undefined : found.get(current);
  const branch = (place?.children.length ?? 0) > 0;
  switch (strokesOf(event)[0]) {
    case "ArrowDown":
      go(editor.selection.peek().size === 0 ? at : at + 1);
      return true;
    case "ArrowUp":
      go(at - 1);
      return true;
    case "Shift+ArrowDown":
      go(at + 1, true);
      return true;
    case "Shift+ArrowUp":
      go(at - 1, true);
      return true;
    case "Home":
      go(0);
      return true;
    case "End":
      go(rows.length - 1);
      return true;
    case "ArrowRight":
      if (current !== undefined && branch && folded.has(current)) fold(current, false);
      else if (branch) go(at + 1);
      return true;
    case "ArrowLeft":
      if (current !== undefined && branch && !folded.has(current)) fold(current, true);
      else if (place?.parent !== undefined) go(rows.indexOf(place.parent));
      return true;
    case "Enter":
    case "F2":
      walk.write(current);
      return true;
    case "Ctrl+Enter":
      walk.newNote();
      return true;
    case "Delete":
    case "Backspace":
      erase(walk);
      return true;
    case "Ctrl+ArrowUp":
    case "Ctrl+ArrowDown":
      if (current !== undefined && swap(editor, current, event.key === "ArrowUp" ? -1 : 1)) sayPlace(editor, current);
      return true;
    case "Alt+ArrowLeft":
    case "Alt+ArrowRight":
      if (current !== undefined) moveToNextFrame(editor, current, event.key === "ArrowLeft" ? -1 : 1);
      return true;
    case "Shift+F10":
    case "ContextMenu":
      if (current !== undefined) openCommands(walk, current);
      return true;
    case "Escape":
      walk.leave();
      return true;
    default:
      return others(event, walk);
  }
}

/** The commands of the desk that come with Control work here, too; a letter goes to the next row that begins with it. */
function others(event: KeyboardEvent, { editor, found, rows, at, go }: Walk): boolean {
  if (event.ctrlKey || event.metaKey) {
    const meant = meaning(strokesOf(event));
    const command = meant && commandNamed(meant.name);
    // What runs anywhere is heard by the whole page.
    return command !== undefined && command.anywhere !== true && command.run(editor, meant?.key ?? "") !== false;
  }
  if (event.key.length !== 1 || event.altKey || event.shiftKey || event.key === " ") return false;
  const letter = event.key.toLowerCase();
  const begins = (id: string | undefined): boolean => {
    const place = id === undefined ? undefined : found.get(id);
    return place !== undefined && shownText(editor, place.item).toLowerCase().startsWith(letter);
  };
  const next = rows.findIndex((id, n) => n > at && begins(id));
  const first = next < 0 ? rows.findIndex(begins) : next;
  if (first >= 0) go(first);
  return first >= 0;
}

/** Take away what is selected, and go on with what came after it. */
function erase({ editor, rows, at }: Walk): void {
  const gone = editor.family(editor.selection.peek());
  const next = rows.slice(at).find((id) => !gone.has(id)) ?? rows.slice(0, at).findLast((id) => !gone.has(id));
  remove(editor);
  const left = [...gone].some((id) => editor.session.items.has(id));
  if (!left && next !== undefined) editor.select([next]);
}

/** Where a thing stands now. */
function sayPlace(editor: Editor, id: string): void {
  const place = readingOf(editor).get(id);
  const home = place?.parent === undefined ? undefined : editor.session.items.get(place.parent);
  if (!place) return;
  const { at, of } = place;
  speak(home ? words.spoken.placeIn(at, of, named(home)) : words.spoken.place(at, of));
}

function openCommands({ editor, commands }: Walk, current: string): void {
  if (!editor.selection.peek().has(current)) editor.select([current]);
  const row = document.getElementById(`item-${current}`)?.getBoundingClientRect();
  commands({ x: (row?.left ?? 0) + 40, y: row?.bottom ?? 100 });
}

function rowOf(event: Event): string | undefined {
  if (!(event.target instanceof Element) || event.target.closest(".tree-fold, textarea")) return undefined;
  return event.target.closest<HTMLElement>(".tree-row")?.dataset.id;
}
