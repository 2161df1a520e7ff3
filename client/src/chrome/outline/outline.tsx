/**
 * The board as a list, equal to the desk: whatever can be done there has a way here.
 *
 * Closed, it is there all the same for those who do not see it: the desk points into it, and it can be read and written
 * in. So it is one thing in two dresses, and not two.
 */

import { Ellipsis, StickyNote, X } from "lucide";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { toScreen } from "../../editor/camera.ts";
import { write as writeOnDesk } from "../../editor/commands.ts";
import type { Editor } from "../../editor/editor.ts";
import { type Reading, readingOf } from "../../editor/reading.ts";
import { layNoteAfter } from "../../editor/rehome.ts";
import { addCommand } from "../../tools/keycommands.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { words } from "../strings.ts";
import { Commands } from "./commands.tsx";
import { Log } from "./log.tsx";
import "./outline.css";
import { Tree } from "./tree.tsx";

/** After a change the board is read anew this much later, in milliseconds: open, or closed and only listened to. */
const PATIENCE = { small: { soon: 30, later: 250 }, large: { soon: 500, later: 2_000 } } as const;
const LARGE = 1_500;
/** Milliseconds for each item: to read tens of thousands takes a tenth of a second, so it happens more seldom. */
const PATIENCE_EACH = 0.2;

interface OutlineProps {
  readonly editor: Editor;
  /** Give the keyboard back to the desk. */
  readonly leave: () => void;
}

export function Outline({ editor, leave }: OutlineProps) {
  const open = editor.panel.value === "outline";
  const [found, readNow] = useReading(editor, open);
  const [wanted, setWanted] = useState("");
  const [writing, setWriting] = useState<string>();
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const sought = open ? wanted.trim().toLowerCase() : "";
  const close = (): void => {
    editor.panel.value = undefined;
    leave();
  };
  const panel = useRef<HTMLElement>(null);
  const focusTree = (): void => {
    const tree = panel.current?.querySelector<HTMLElement>("[role='tree']");
    (tree ?? panel.current?.querySelector("input"))?.focus({ preventScroll: true });
  };
  // Whoever opens the outline wants to be in it.
  useLayoutEffect(() => {
    if (!open) return;
    focusTree();
    // What is selected may have come to lie under the panel.
    const [selected] = editor.selection.peek();
    const box = selected === undefined ? undefined : editor.boundsOf(selected);
    if (box) editor.reveal(box);
  }, [open, editor]);
  useEffect(
    () =>
      addCommand({
        name: "outline",
        group: "board",
        anywhere: true,
        run: () => {
          if (editor.panel.peek() !== "outline") editor.panel.value = "outline";
          else close();
        },
      }),
    [editor],
  );
  useEffect(() => onCommandsKey(editor, setMenu), [editor]);
  const startNote = (): void => {
    const made = layNoteAfter(editor, [...editor.selection.peek()].at(-1));
    if (made === undefined) return;
    editor.select([made]);
    // Its row has to be there before the next letter is.
    readNow();
    setWriting(made);
  };

  return (
    <>
      <section ref={panel} class={open ? "outline card" : "outline unseen"} aria-label={words.outlined.title}>
        {open && (
          <header>
            <h2>{words.outlined.title}</h2>
            <Button label={words.close} tip="below" onClick={close}>
              <Icon of={X} />
            </Button>
          </header>
        )}
        {open && (
          <input
            type="search"
            aria-label={words.outlined.find}
            placeholder={words.outlined.find}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" || event.key === "Enter") focusTree();
              else if (event.key === "Escape" && wanted !== "") setWanted("");
              else if (event.key === "Escape") leave();
              else return;
              event.preventDefault();
            }}
          />
        )}
        <p id="outline-help" class="unseen">
          {words.outlined.help}
        </p>
        <Tree
          editor={editor}
          found={found}
          open={open}
          sought={sought}
          writing={writing}
          write={(id) => {
            const item = id === undefined ? undefined : editor.session.items.get(id);
            if (item && editor.free(item)) setWriting(item.id);
          }}
          done={(back) => {
            setWriting(undefined);
            // At once: a moment later the next key is pressed already.
            if (back) focusTree();
          }}
          newNote={startNote}
          commands={setMenu}
          leave={leave}
        />
        {open && (
          <footer>
            {editor.can("edit") && (
              <button type="button" class="plain outline-button" onClick={startNote}>
                <Icon of={StickyNote} size={18} />
                {words.outlined.newNote}
              </button>
            )}
            <button
              type="button"
              class="plain outline-button"
              disabled={editor.selection.value.size === 0}
              aria-haspopup="menu"
              onClick={(event) => {
                const { left, top } = event.currentTarget.getBoundingClientRect();
                setMenu({ x: left, y: top });
              }}
            >
              <Icon of={Ellipsis} size={18} />
              {words.outlined.commands}
            </button>
          </footer>
        )}
        {open && <Log />}
      </section>
      {menu && (
        <Commands
          editor={editor}
          at={menu}
          write={open ? setWriting : (id) => writeOnDesk(editor, id)}
          close={() => {
            setMenu(undefined);
            if (open) focusTree();
            else leave();
          }}
        />
      )}
    </>
  );
}

/** The key for commands works on the desk, too: they open below what is selected. */
function onCommandsKey(editor: Editor, show: (at: { x: number; y: number }) => void): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const asked = event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
    const [first] = editor.selection.peek();
    const box = first === undefined ? undefined : editor.boundsOf(first);
    if (!asked || !box || document.activeElement?.role !== "application") return;
    event.preventDefault();
    const { x, y } = toScreen(editor.camera.peek(), { x: box.x, y: box.y + box.h });
    show({ x: Math.max(8, x), y: Math.max(8, y + 8) });
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

/** The board as it reads now, or read a moment ago, and how to have it read at once. */
function useReading(editor: Editor, open: boolean): readonly [Reading, () => void] {
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = editor.revision.subscribe(() => {
      const { soon, later } = editor.session.items.size > LARGE ? PATIENCE.large : PATIENCE.small;
      timer ??= setTimeout(
        () => {
          timer = undefined;
          again();
        },
        open ? soon : Math.max(later, PATIENCE_EACH * editor.session.items.size),
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor, open, again]);
  // It is read anew at every turn, and when it is opened.
  const found = useMemo(() => readingOf(editor), [editor, open, turn]);
  return [found, again];
}
