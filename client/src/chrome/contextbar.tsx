/** The bar over the selection: what can be changed about what is selected. */

import { AArrowDown, AArrowUp, BringToFront, Copy, Lock, LockOpen, SendToBack, Trash2, Waypoints } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { toScreen } from "../editor/camera.ts";
import { change, connectSelected, remove, restack } from "../editor/commands.ts";
import { duplicate } from "../editor/copies.ts";
import type { Editor } from "../editor/editor.ts";
import { leaves } from "../editor/grouping.ts";
import { toggleLock } from "../editor/locking.ts";
import { around } from "../geometry/box.ts";
import type { Words } from "../model/item.ts";
import { bounds } from "../shapes/registry.ts";
import type { Drawn } from "../shapes/shape.ts";
import { heightOf } from "../shapes/words.ts";
import { printed } from "../tools/keys.ts";
import { ArrangeMenu } from "./arrange.tsx";
import { Button } from "./button.tsx";
import { ColorMenu } from "./colormenu.tsx";
import { CommentOn } from "./commentsbutton.tsx";
import { FigureLooks } from "./figurelooks.tsx";
import { FrameLooks } from "./framelooks.tsx";
import { GroupLooks } from "./grouplooks.tsx";
import { Icon } from "./icon.tsx";
import { ImageLooks } from "./imageslooks.tsx";
import { LineLooks } from "./linelooks.tsx";
import { CopyLink } from "./links.tsx";
import { FormMenu, NoteLooks, ReactMenu } from "./notelooks.tsx";
import { words } from "./strings.ts";
import { TableLooks } from "./tablelooks.tsx";
import { TextMenu, WritingLooks, writesLetters } from "./textlooks.tsx";

export function ContextBar({ editor }: { editor: Editor }) {
  const bar = useRef<HTMLDivElement>(null);
  const items = editor.selected.value;
  const busy = editor.lifted.value.size > 0 || editor.preview.value !== undefined || editor.tool.value !== "select";
  const camera = editor.camera.value;
  const size = editor.size.value;
  const reacts = !editor.can("edit") && editor.can("react") && items.some((item) => item.kind === "note");
  const shown = items.length > 0 && !busy && (editor.can("edit") || reacts);

  useLayoutEffect(() => {
    const box = around(items.map((item) => bounds(item, editor.seen)));
    if (!bar.current || !box) return;
    const { offsetWidth, offsetHeight } = bar.current;
    const from = toScreen(camera, box);
    const to = toScreen(camera, { x: box.x + box.w, y: box.y + box.h });
    const clear = 34;
    let y = from.y - offsetHeight - clear;
    if (y < 72) y = to.y + clear;
    // With no room above or below, it lies over the selection.
    if (y + offsetHeight > size.h - 84) y = Math.max(72, Math.min(size.h - 84 - offsetHeight, from.y + 12));
    const { left, right } = editor.edges();
    const x = Math.max(left, Math.min(size.w - offsetWidth - right, (from.x + to.x) / 2 - offsetWidth / 2));
    bar.current.style.setProperty("--x", `${Math.round(x)}px`);
    bar.current.style.setProperty("--y", `${Math.round(y)}px`);
  });

  if (!shown) return null;
  const free = items.filter((item) => editor.free(item));
  return (
    <div
      class="contextbar card"
      ref={bar}
      role="toolbar"
      aria-label={words.selection}
      // The writing field keeps the keyboard while one picks a colour for the note.
      onPointerDown={(event) => {
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
    >
      {writesLetters(editor) ? (
        <>
          <WritingLooks editor={editor} />
          <ColorMenu editor={editor} items={leaves(editor, free)} />
        </>
      ) : (
        <Whole editor={editor} items={items} />
      )}
    </div>
  );
}

/** All that can be changed about what is selected. */
function Whole({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const free = items.filter((item) => editor.free(item));
  const only = items.length === 1 ? items[0] : undefined;
  if (!editor.can("edit")) return <ReactMenu editor={editor} />;
  return (
    <>
      {free.length > 0 && <Looks editor={editor} items={leaves(editor, free)} />}
      {free.length > 0 && <GroupLooks editor={editor} />}
      {free.length > 0 && <ArrangeMenu editor={editor} />}
      {free.length > 0 && <Arrange editor={editor} count={items.length} />}
      {only && <CommentOn editor={editor} />}
      {only && <CopyLink editor={editor} id={only.id} />}
      <LockButton editor={editor} items={items} />
      {free.length > 0 && (
        <Button label={words.delete} stroke={printed("delete")} onClick={() => remove(editor)}>
          <Icon of={Trash2} />
        </Button>
      )}
    </>
  );
}

/** What belongs to the kinds that are selected. */
function Looks({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const notes = items.filter((item) => item.kind === "note");
  const connector = items.find((item) => item.kind === "connector");
  const text = items.find((item) => item.kind === "text");
  const figure = items.find((item) => item.kind === "shape");
  const frame = items.length === 1 ? items.find((item) => item.kind === "frame") : undefined;
  const table = items.length === 1 ? items.find((item) => item.kind === "table") : undefined;
  const image = items.find((item) => item.kind === "image");
  return (
    <>
      {notes.length > 0 && <FormMenu editor={editor} notes={notes} />}
      {connector && <LineLooks editor={editor} connector={connector} />}
      {text && <Letters editor={editor} text={text} />}
      {figure && <FigureLooks editor={editor} figure={figure} />}
      {frame && <FrameLooks editor={editor} frame={frame} />}
      {table && <TableLooks editor={editor} table={table} />}
      {image && <ImageLooks image={image} />}
      <ColorMenu editor={editor} items={items} />
      <TextMenu editor={editor} items={items} />
      {notes.length > 0 && <NoteLooks editor={editor} />}
      <span class="divider" />
    </>
  );
}

function Letters({ editor, text }: { editor: Editor; text: Words }) {
  const resize = (by: number): void => {
    const size = Math.round(Math.min(400, Math.max(4, text.size * by)));
    change(editor, ["text"], { size, h: heightOf({ ...text, size }) });
  };
  return (
    <>
      <Button label={words.smaller} onClick={() => resize(1 / 1.25)}>
        <Icon of={AArrowDown} />
      </Button>
      <Button label={words.bigger} onClick={() => resize(1.25)}>
        <Icon of={AArrowUp} />
      </Button>
    </>
  );
}

function Arrange({ editor, count }: { editor: Editor; count: number }) {
  return (
    <>
      {count > 1 && (
        <Button label={words.connect} onClick={() => connectSelected(editor)}>
          <Icon of={Waypoints} />
        </Button>
      )}
      <Button label={words.front} stroke={printed("front")} onClick={() => restack(editor, "top")}>
        <Icon of={BringToFront} />
      </Button>
      <Button label={words.back} stroke={printed("back")} onClick={() => restack(editor, "bottom")}>
        <Icon of={SendToBack} />
      </Button>
      <Button
        label={words.duplicate}
        stroke={printed("duplicate")}
        onClick={() => {
          duplicate(editor, 24, 24);
        }}
      >
        <Icon of={Copy} />
      </Button>
    </>
  );
}

function LockButton({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const locked = items.every((item) => item.lock !== undefined && item.lock !== "free");
  const touchable = items.filter((item) => item.lock !== "stage" || editor.can("lead"));
  if (touchable.length === 0) return null;
  return (
    <Button label={locked ? words.unlock : words.lock} onClick={() => toggleLock(editor)}>
      <Icon of={locked ? LockOpen : Lock} />
    </Button>
  );
}
