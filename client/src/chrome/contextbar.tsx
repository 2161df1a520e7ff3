/** The bar over the selection: what can be changed about what is selected. */

import {
  AArrowDown,
  AArrowUp,
  AlignCenter,
  AlignLeft,
  AlignRight,
  BringToFront,
  Copy,
  Lock,
  LockOpen,
  Pipette,
  SendToBack,
  Trash2,
  Waypoints,
} from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { toScreen } from "../editor/camera.ts";
import { change, connectSelected, recolor, remove, reshape, restack } from "../editor/commands.ts";
import { duplicate } from "../editor/copies.ts";
import type { Editor } from "../editor/editor.ts";
import { around } from "../geometry/box.ts";
import type { Note, Words } from "../model/item.ts";
import { COLOR_NAMES, hex } from "../shapes/palette.ts";
import { bounds } from "../shapes/registry.ts";
import type { Drawn } from "../shapes/shape.ts";
import { heightOf } from "../shapes/words.ts";
import { printed } from "../tools/keys.ts";
import { ArrangeMenu } from "./arrange.tsx";
import { Button } from "./button.tsx";
import { paperStyle } from "./dock.tsx";
import { FigureLooks } from "./figurelooks.tsx";
import { Icon } from "./icon.tsx";
import { LineLooks } from "./linelooks.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.en.ts";

export function ContextBar({ editor }: { editor: Editor }) {
  const bar = useRef<HTMLDivElement>(null);
  const items = editor.selected.value;
  const busy = editor.lifted.value.size > 0 || editor.preview.value !== undefined || editor.tool.value !== "select";
  const camera = editor.camera.value;
  const size = editor.size.value;
  const shown = items.length > 0 && !busy && editor.can("edit");

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
    const x = Math.max(12, Math.min(size.w - offsetWidth - 12, (from.x + to.x) / 2 - offsetWidth / 2));
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
      {free.length > 0 && <Looks editor={editor} items={free} />}
      {free.length > 0 && <ArrangeMenu editor={editor} />}
      {free.length > 0 && <Arrange editor={editor} count={items.length} />}
      <LockButton editor={editor} items={items} />
      {free.length > 0 && (
        <Button label={words.delete} stroke={printed("delete")} onClick={() => remove(editor)}>
          <Icon of={Trash2} />
        </Button>
      )}
    </div>
  );
}

/** What belongs to the kinds that are selected. */
function Looks({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const note = items.find((item) => item.kind === "note");
  const connector = items.find((item) => item.kind === "connector");
  const text = items.find((item) => item.kind === "text");
  const figure = items.find((item) => item.kind === "shape");
  return (
    <>
      {note && <Shapes editor={editor} current={note.shape} />}
      {connector && <LineLooks editor={editor} connector={connector} />}
      {text && <Letters editor={editor} text={text} />}
      {figure && <FigureLooks editor={editor} figure={figure} />}
      <Colors editor={editor} items={items} />
      <span class="divider" />
    </>
  );
}

function Shapes({ editor, current }: { editor: Editor; current: Note["shape"] }) {
  return (
    <>
      {(["square", "wide", "round"] satisfies Note["shape"][]).map((shape) => (
        <Button
          key={shape}
          label={words.shapes[shape]}
          pressed={shape === current}
          onClick={() => reshape(editor, shape)}
        >
          <span class={`mini-note outline ${shape}`} />
        </Button>
      ))}
      <span class="divider" />
    </>
  );
}

const ALIGNS = { left: AlignLeft, center: AlignCenter, right: AlignRight } as const;

function Letters({ editor, text }: { editor: Editor; text: Words }) {
  const next = { left: "center", center: "right", right: "left" } as const;
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
      <Button label={words.align[text.align]} onClick={() => change(editor, ["text"], { align: next[text.align] })}>
        <Icon of={ALIGNS[text.align]} />
      </Button>
    </>
  );
}

function Colors({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const current = items[0]?.color;
  const clearable = items.every((item) => item.kind === "frame" || item.kind === "shape");
  return (
    <Menu label={words.color} face={<span class="swatch" style={paperStyle(current ?? "gray")} />}>
      {(close) => (
        <div class="colors">
          {COLOR_NAMES.map((name) => (
            <Button
              key={name}
              label={words.colors[name]}
              pressed={name === current}
              kind="swatch-button"
              onClick={() => {
                recolor(editor, name);
                close();
              }}
            >
              <span class="swatch" style={paperStyle(name)} />
            </Button>
          ))}
          <label class="custom-color">
            <Icon of={Pipette} size={16} />
            {words.customColor}
            <input
              type="color"
              value={hex(current ?? "gray")}
              onChange={(event) => {
                recolor(editor, event.currentTarget.value.toLowerCase());
                close();
              }}
            />
          </label>
          {clearable && (
            <button
              type="button"
              class="plain"
              onClick={() => {
                change(editor, ["frame", "shape"], { color: null });
                close();
              }}
            >
              {words.noColor}
            </button>
          )}
        </div>
      )}
    </Menu>
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
    <Button
      label={locked ? words.unlock : words.lock}
      onClick={() =>
        editor.propose(
          touchable.map((item) => ({ op: "update", id: item.id, set: { lock: locked ? "free" : "locked" } })),
          "lock",
        )
      }
    >
      <Icon of={locked ? LockOpen : Lock} />
    </Button>
  );
}
