/** Every command for what is selected in the outline, as a menu, so that nothing needs the desk or a pointer. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { recolor, remove, reshape } from "../../editor/commands.ts";
import { duplicate } from "../../editor/copies.ts";
import type { Editor } from "../../editor/editor.ts";
import { framesOf, moveToFrame, swap } from "../../editor/rehome.ts";
import type { Item, Note } from "../../model/item.ts";
import { COLOR_NAMES, type ColorName } from "../../shapes/palette.ts";
import { named } from "../describe.ts";
import { paperStyle } from "../dock.tsx";
import { words } from "../strings.ts";
import { CommentPage, ConnectPage, TagPage } from "./pages.tsx";

type Page = "all" | "color" | "shape" | "frame" | "connect" | "tag" | "comment";

interface Choice {
  readonly label: string;
  readonly page?: Page;
  readonly run?: () => void;
  readonly checked?: boolean;
  readonly color?: ColorName;
}

interface CommandsProps {
  readonly editor: Editor;
  /** Where it opens, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly write: (id: string) => void;
  readonly close: () => void;
}

const COLORED: ReadonlySet<Item["kind"]> = new Set<Item["kind"]>(["note", "connector", "text", "frame", "shape"]);

export function Commands({ editor, at, write: writeIn, close }: CommandsProps) {
  const root = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<Page>("all");
  const [first] = editor.selection.value;
  const item = first === undefined ? undefined : editor.session.items.get(first);

  useLayoutEffect(() => {
    root.current?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  }, [page]);
  useLayoutEffect(() => {
    const pressed = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) close();
    };
    document.addEventListener("pointerdown", pressed, true);
    return () => document.removeEventListener("pointerdown", pressed, true);
  }, [close]);

  if (!item) return null;
  const back = (): void => (page === "all" ? close() : setPage("all"));
  const lists = page === "all" || page === "color" || page === "shape" || page === "frame";
  const box = {
    ref: root,
    class: "tree-commands card",
    "aria-label": words.outlined.commandsFor(named(item)),
    style: { "--x": `${at.x}px`, "--y": `${at.y}px` },
    onKeyDown: (event: KeyboardEvent) => walk(event, root.current, back, lists ? close : undefined),
  };
  if (!lists) {
    return (
      <div role="dialog" {...box}>
        {page === "connect" && <ConnectPage editor={editor} item={item} close={close} />}
        {page === "tag" && <TagPage editor={editor} item={item} />}
        {page === "comment" && <CommentPage editor={editor} item={item} close={close} />}
      </div>
    );
  }
  const chosen = ({ page: next, run }: Choice): void => {
    if (next) {
      setPage(next);
      return;
    }
    close();
    run?.();
  };
  return (
    <div role="menu" {...box}>
      {choicesOf(page, editor, item, writeIn).map((choice) => (
        <Line key={choice.label} choice={choice} chosen={() => chosen(choice)} />
      ))}
    </div>
  );
}

function Line({ choice, chosen }: { choice: Choice; chosen: () => void }) {
  const { label, color, checked, page } = choice;
  const face = (
    <>
      {color && <span class="swatch" style={paperStyle(color)} aria-hidden="true" />}
      {label}
    </>
  );
  if (checked !== undefined) {
    return (
      <button type="button" class="plain" role="menuitemradio" aria-checked={checked} tabIndex={-1} onClick={chosen}>
        {face}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="plain"
      role="menuitem"
      aria-haspopup={page ? "menu" : undefined}
      tabIndex={-1}
      onClick={chosen}
    >
      {face}
    </button>
  );
}

function choicesOf(page: Page, editor: Editor, item: Item, writeIn: (id: string) => void): readonly Choice[] {
  const ids = [...editor.selection.peek()];
  switch (page) {
    case "color":
      return COLOR_NAMES.map((name) => ({
        label: words.colors[name],
        color: name,
        checked: "color" in item && item.color === name,
        run: () => recolor(editor, name),
      }));
    case "shape":
      return (["square", "wide", "round"] satisfies Note["shape"][]).map((shape) => ({
        label: words.shapes[shape],
        checked: item.kind === "note" && item.shape === shape,
        run: () => reshape(editor, shape),
      }));
    case "frame":
      return [
        ...framesOf(editor)
          .filter((frame) => frame.id !== item.id)
          .map((frame) => ({
            label: named(frame),
            checked: item.parent === frame.id,
            run: () => moveToFrame(editor, ids, frame),
          })),
        {
          label: words.outlined.noFrame,
          checked: item.parent === undefined,
          run: () => moveToFrame(editor, ids, undefined),
        },
      ];
    default:
      return commandsOf(editor, item, ids, writeIn);
  }
}

function commandsOf(
  editor: Editor,
  item: Item,
  ids: readonly string[],
  writeIn: (id: string) => void,
): readonly Choice[] {
  const { outlined } = words;
  const free = editor.free(item);
  const line = item.kind === "connector";
  const one = ids.length === 1;
  const lies = !line && item.kind !== "comment";
  const lockable = editor.can("edit") && (item.lock !== "stage" || editor.can("lead"));
  const locked = item.lock !== undefined && item.lock !== "free";
  const offered: readonly (Choice | false)[] = [
    {
      label: outlined.show,
      run: () => {
        const box = editor.boundsOf(item.id);
        if (box) editor.look(box);
      },
    },
    one && free && "text" in item && { label: outlined.writeIn, run: () => writeIn(item.id) },
    free && COLORED.has(item.kind) && { label: outlined.color, page: "color" },
    free && item.kind === "note" && { label: outlined.shape, page: "shape" },
    one && editor.can("edit") && lies && item.kind !== "group" && { label: outlined.connect, page: "connect" },
    free && lies && { label: outlined.toFrame, page: "frame" },
    free && item.kind === "note" && { label: outlined.tag, page: "tag" },
    one && lies && mayComment(editor) && { label: outlined.comment, page: "comment" },
    one && free && lies && { label: outlined.before, run: () => swap(editor, item.id, -1) },
    one && free && lies && { label: outlined.after, run: () => swap(editor, item.id, 1) },
    editor.can("edit") && lies && { label: words.duplicate, run: () => duplicate(editor, 24, 24) },
    lockable && {
      label: locked ? words.unlock : words.lock,
      run: () => lock(editor, ids, locked ? "free" : "locked"),
    },
    free && { label: words.delete, run: () => remove(editor) },
    { label: words.close },
  ];
  return offered.filter((choice) => choice !== false);
}

function mayComment(editor: Editor): boolean {
  return editor.me.peek()?.can.some((action) => action === "comment" || action === "edit") ?? false;
}

function lock(editor: Editor, ids: readonly string[], to: "free" | "locked"): void {
  editor.propose(
    ids.map((id) => ({ op: "update", id, set: { lock: to } })),
    "lock",
  );
}

/** Arrow keys go through the choices, Escape goes back, and Tab leaves a menu. */
function walk(event: KeyboardEvent, root: HTMLElement | null, back: () => void, leave?: () => void): void {
  const stops = [...(root?.querySelectorAll<HTMLElement>("input, button:not(:disabled)") ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const to = (n: number): void => stops[(n + stops.length) % stops.length]?.focus();
  event.stopPropagation();
  if (event.key === "ArrowDown") to(at + 1);
  else if (event.key === "ArrowUp") to(at < 0 ? stops.length - 1 : at - 1);
  else if (leave && event.key === "Home") to(0);
  else if (leave && event.key === "End") to(stops.length - 1);
  else if (event.key === "Escape" || (leave && event.key === "ArrowLeft")) back();
  else if (leave && event.key === "Tab") leave();
  else if (leave && event.key.length === 1 && !event.ctrlKey && !event.metaKey) begin(stops, at, event.key);
  else return;
  event.preventDefault();
}

/** To the next choice that begins with a letter. */
function begin(stops: readonly HTMLElement[], at: number, letter: string): void {
  if (letter === " ") {
    stops[at]?.click();
    return;
  }
  const turned = [...stops.slice(at + 1), ...stops.slice(0, at + 1)];
  turned.find((stop) => stop.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}
