/** The dock: the tools, and over it what the tool in the hand offers to choose from. */

import {
  Ellipsis,
  Eraser,
  Frame,
  Hand,
  Highlighter,
  ImagePlus,
  Lasso,
  MessageSquarePlus,
  MousePointer2,
  Pen,
  PencilOff,
  Shapes,
  Spline,
  StickyNote,
  Table,
  Type,
} from "lucide";
import { useState } from "preact/hooks";
import type { Editor, ToolName } from "../editor/editor.ts";
import type { Nib, Note } from "../model/item.ts";
import { LIGHT } from "../shapes/look.ts";
import { type ColorName, hex, mixed } from "../shapes/palette.ts";
import { KEY_COLORS, type KeyName, keyed, printed } from "../tools/keys.ts";
import { takeNote } from "../tools/note.ts";
import { Button } from "./button.tsx";
import { Forms } from "./forms.tsx";
import { Icon } from "./icon.tsx";
import { chooseImage } from "./images.tsx";
import { words } from "./strings.ts";

interface Offer {
  readonly tool: ToolName;
  readonly key: KeyName;
  readonly icon: typeof Hand;
  /** On a narrow screen it is one of those behind the button for more. */
  readonly rare?: boolean;
}

const TOOLS: readonly Offer[] = [
  { tool: "select", key: "select", icon: MousePointer2 },
  { tool: "hand", key: "hand", icon: Hand, rare: true },
  { tool: "lasso", key: "lasso", icon: Lasso, rare: true },
  { tool: "note", key: "note", icon: StickyNote },
  { tool: "text", key: "text", icon: Type },
  { tool: "shape", key: "rectangle", icon: Shapes },
  { tool: "connector", key: "connector", icon: Spline },
  { tool: "pen", key: "pen", icon: Pen },
  { tool: "eraser", key: "eraser", icon: Eraser, rare: true },
  { tool: "frame", key: "frame", icon: Frame, rare: true },
  { tool: "table", key: "table", icon: Table, rare: true },
  { tool: "comment", key: "comment", icon: MessageSquarePlus, rare: true },
];

/** Screens narrower than this, in pixels, have no room for every tool. */
const NARROW = 700;

export function Dock({ editor }: { editor: Editor }) {
  const [more, setMore] = useState(false);
  const tool = editor.tool.value;
  // Until the welcome nobody is told that they may not.
  const mayEdit = editor.me.value === null || editor.can("edit");
  const offered = TOOLS.filter(
    ({ tool: name }) =>
      mayEdit || name === "select" || name === "hand" || (name === "comment" && editor.can("comment")),
  );
  const narrow = editor.size.value.w < NARROW && mayEdit;
  const hint = editor.aim.value ? words.aimHint : keyed(words.hints[tool]);
  const take = (one: Offer) => (
    <ToolButton
      key={one.tool}
      editor={editor}
      offer={one}
      taken={() => {
        setMore(false);
      }}
    />
  );
  return (
    <div class="dock-place">
      {!more && <Choice editor={editor} />}
      {hint !== "" && <p class="hint">{hint}</p>}
      {narrow && more && (
        <div class="choice card" role="toolbar" aria-label={words.moreTools}>
          {offered.filter((one) => one.rare).map(take)}
          <PictureButton editor={editor} taken={() => setMore(false)} />
        </div>
      )}
      <div class="dock card" role="toolbar" aria-label={words.dock}>
        {offered.filter((one) => !narrow || !one.rare).map(take)}
        {!narrow && mayEdit && <PictureButton editor={editor} taken={() => setMore(false)} />}
        {narrow && (
          <Button
            label={words.moreTools}
            kind="tool"
            expanded={more}
            pressed={offered.some((one) => one.rare && one.tool === tool)}
            onClick={() => setMore(!more)}
          >
            <Icon of={Ellipsis} />
          </Button>
        )}
      </div>
    </div>
  );
}

/** No tool, since a picture is chosen and not drawn; but it is looked for among them. */
function PictureButton({ editor, taken }: { editor: Editor; taken: () => void }) {
  return (
    <Button
      label={words.pictures.bring}
      stroke={printed("image")}
      kind="tool"
      onClick={() => {
        chooseImage(editor);
        taken();
      }}
    >
      <Icon of={ImagePlus} />
    </Button>
  );
}

function ToolButton({ editor, offer, taken }: { editor: Editor; offer: Offer; taken: () => void }) {
  const { tool, key, icon } = offer;
  const held = editor.tool.value;
  return (
    <Button
      label={words.tools[tool]}
      stroke={printed(key)}
      pressed={held === tool}
      kind="tool"
      onClick={() => {
        if (tool === "note" && held !== "note") takeNote(editor);
        else editor.tool.value = tool;
        taken();
      }}
    >
      <Icon of={icon} />
    </Button>
  );
}

/** What the tool in the hand offers to choose from. */
function Choice({ editor }: { editor: Editor }) {
  switch (editor.tool.value) {
    case "note":
      return <NoteChoice editor={editor} />;
    case "shape":
      return (
        <div class="choice card" role="toolbar" aria-label={words.tools.shape}>
          <Forms
            current={editor.form.value}
            choose={(form) => {
              editor.form.value = form;
            }}
          />
        </div>
      );
    case "pen":
      return <NibChoice editor={editor} />;
    default:
      return null;
  }
}

function NoteChoice({ editor }: { editor: Editor }) {
  const color = editor.noteColor.value;
  return (
    <div class="choice card" role="toolbar" aria-label={words.tools.note}>
      {(["square", "wide", "round"] satisfies Note["shape"][]).map((shape) => (
        <Button
          key={shape}
          label={words.shapes[shape]}
          pressed={editor.noteShape.value === shape}
          onClick={() => {
            editor.noteShape.value = shape;
          }}
        >
          <span class={`mini-note ${shape}`} style={paperStyle(color)} />
        </Button>
      ))}
      <span class="divider" />
      {KEY_COLORS.map((name) => (
        <Button
          key={name}
          label={words.colors[name]}
          pressed={color === name}
          kind="swatch-button"
          onClick={() => {
            editor.noteColor.value = name;
          }}
        >
          <span class="swatch" style={paperStyle(name)} />
        </Button>
      ))}
    </div>
  );
}

const NIBS = { pen: Pen, highlighter: Highlighter } as const;
const NIB_COLORS: Readonly<Record<Nib, readonly ColorName[]>> = {
  pen: ["black", "red", "orange", "green", "blue", "dark_blue", "violet"],
  highlighter: ["yellow", "orange", "pink", "light_green", "cyan", "light_blue", "violet"],
};
const NIB_PIXELS: Readonly<Record<Nib, readonly number[]>> = { pen: [2, 4, 8], highlighter: [12, 20, 32] };

function NibChoice({ editor }: { editor: Editor }) {
  const nib = editor.nib.value;
  const pens = editor.pens.value;
  const set = (looks: Partial<(typeof pens)[Nib]>): void => {
    editor.pens.value = { ...pens, [nib]: { ...pens[nib], ...looks } };
  };
  return (
    <div class="choice card" role="toolbar" aria-label={words.tools.pen}>
      {(["pen", "highlighter"] satisfies Nib[]).map((name) => (
        <Button
          key={name}
          label={words.nibs[name]}
          stroke={printed(name)}
          pressed={name === nib}
          onClick={() => {
            editor.nib.value = name;
          }}
        >
          <Icon of={NIBS[name]} />
        </Button>
      ))}
      <span class="divider" />
      {NIB_PIXELS[nib].map((pixels, at) => (
        <Button
          key={pixels}
          label={words.lineWidth(pixels)}
          pressed={pixels === pens[nib].pixels}
          onClick={() => set({ pixels })}
        >
          <span class={`nib nib-${at}`} />
        </Button>
      ))}
      <span class="divider" />
      {NIB_COLORS[nib].map((color) => (
        <Button
          key={color}
          label={words.colors[color]}
          pressed={color === pens[nib].color}
          kind="swatch-button"
          onClick={() => set({ color })}
        >
          <span class="swatch" style={paperStyle(color)} />
        </Button>
      ))}
      {editor.fingersMove.value !== undefined && (
        <Button
          label={words.fingersMove}
          pressed={editor.fingersMove.value}
          onClick={() => {
            editor.fingersMove.value = !editor.fingersMove.value;
          }}
        >
          <Icon of={PencilOff} />
        </Button>
      )}
    </div>
  );
}

export function paperStyle(color: string): { background: string; borderColor: string } {
  const paper = hex(color);
  return { background: paper, borderColor: mixed(paper, "#000000", LIGHT.strong ? 0.6 : 0.35) };
}
