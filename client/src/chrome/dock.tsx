/** The dock: the tools, and for the note tool what the next note will be. */

import { Frame, Hand, MousePointer2, Spline, StickyNote, Type } from "lucide";
import type { Editor, ToolName } from "../editor/editor.ts";
import type { Note } from "../model/item.ts";
import { LIGHT } from "../shapes/look.ts";
import { hex, mixed } from "../shapes/palette.ts";
import { KEY_COLORS, type KeyName, printed } from "../tools/keys.ts";
import { takeNote } from "../tools/note.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.en.ts";

const TOOLS: readonly { readonly tool: ToolName; readonly key: KeyName; readonly icon: typeof Hand }[] = [
  { tool: "select", key: "select", icon: MousePointer2 },
  { tool: "hand", key: "hand", icon: Hand },
  { tool: "note", key: "note", icon: StickyNote },
  { tool: "text", key: "text", icon: Type },
  { tool: "connector", key: "connector", icon: Spline },
  { tool: "frame", key: "frame", icon: Frame },
];

export function Dock({ editor }: { editor: Editor }) {
  const tool = editor.tool.value;
  // Until the welcome nobody is told that they may not.
  const mayEdit = editor.me.value === null || editor.can("edit");
  const offered = TOOLS.filter((one) => mayEdit || one.tool === "select" || one.tool === "hand");
  const hint = words.hints[tool];
  return (
    <div class="dock-place">
      {tool === "note" && <NoteChoice editor={editor} />}
      {hint !== "" && <p class="hint">{hint}</p>}
      <div class="dock card" role="toolbar" aria-label={words.dock}>
        {offered.map(({ tool: name, key, icon }) => (
          <Button
            key={name}
            label={words.tools[name]}
            stroke={printed(key)}
            pressed={tool === name}
            kind="tool"
            onClick={() => {
              if (name === "note" && tool !== "note") takeNote(editor);
              else editor.tool.value = name;
            }}
          >
            <Icon of={icon} />
          </Button>
        ))}
      </div>
    </div>
  );
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

export function paperStyle(color: string): { background: string; borderColor: string } {
  const paper = hex(color);
  return { background: paper, borderColor: mixed(paper, "#000000", LIGHT.strong ? 0.6 : 0.35) };
}
