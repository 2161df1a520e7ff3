/** What can be changed about notes: their shape and size, their tags, reactions and link. */

import { Link, SmilePlus, Tag } from "lucide";
import { reshape } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { NOTE_SIZES, type NoteSize, resize, sizeOf } from "../editor/notesizes.ts";
import type { Note } from "../model/item.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Later } from "./later.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";
import "./notes.css";

const SHAPES = ["square", "wide", "round"] as const satisfies readonly Note["shape"][];

const loadTags = async () => (await import("./tags.tsx")).TagSheet;
const loadReactions = async () => (await import("./reactions.tsx")).ReactionSheet;
const loadLink = async () => (await import("./linkfield.tsx")).LinkField;

export function NoteLooks({ editor }: { editor: Editor }) {
  return (
    <>
      <Menu label={words.notes.tags} face={<Icon of={Tag} />}>
        {() => <Later load={loadTags} given={{ editor }} />}
      </Menu>
      <ReactMenu editor={editor} />
      <Menu label={words.notes.link} face={<Icon of={Link} />}>
        {(close) => <Later load={loadLink} given={{ editor, close }} />}
      </Menu>
    </>
  );
}

/** Whoever may not change a note can still react to it. */
export function ReactMenu({ editor }: { editor: Editor }) {
  return (
    <Menu label={words.notes.react} face={<Icon of={SmilePlus} />}>
      {(close) => <Later load={loadReactions} given={{ editor, close }} />}
    </Menu>
  );
}

export function FormMenu({ editor, notes }: { editor: Editor; notes: readonly Note[] }) {
  const shapes = new Set(notes.map((note) => note.shape));
  const sizes = new Set(notes.map(sizeOf));
  const [shape = "square"] = shapes;
  return (
    <Menu label={words.notes.form} face={<span class={`mini-note outline ${shape}`} />}>
      {() => (
        <div class="note-form">
          <div class="row">
            {SHAPES.map((one) => (
              <Button
                key={one}
                label={words.shapes[one]}
                pressed={shapes.has(one) && (shapes.size === 1 || "mixed")}
                onClick={() => reshape(editor, one)}
              >
                <span class={`mini-note outline ${one}`} />
              </Button>
            ))}
          </div>
          <div class="row">
            {(Object.keys(NOTE_SIZES) as NoteSize[]).map((size) => (
              <Button
                key={size}
                label={words.notes.sizes[size]}
                pressed={sizes.has(size) && (sizes.size === 1 || "mixed")}
                onClick={() => resize(editor, size)}
              >
                <span class={`mini-note outline ${size}`} />
              </Button>
            ))}
          </div>
        </div>
      )}
    </Menu>
  );
}
