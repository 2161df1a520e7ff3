/** How words look: marks, lists, and where they stand. While one writes, what is meant are the selected letters. */

import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
  Bold,
  CaseSensitive,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  Strikethrough,
  Underline,
} from "lucide";
import { change } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { isList, toggleList } from "../editor/listing.ts";
import { LIST_KINDS } from "../editor/lists.ts";
import { canMark, MARK_NAMES, markState, toggleMark } from "../editor/marking.ts";
import type { Align, Level } from "../geometry/fit.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

const MARKS = { bold: Bold, italic: Italic, underline: Underline, strike: Strikethrough } as const;
const LISTS = { bullet: List, number: ListOrdered, check: ListChecks } as const;
const ALIGNS = { left: AlignLeft, center: AlignCenter, right: AlignRight } as const;
const LEVELS = {
  top: AlignVerticalJustifyStart,
  middle: AlignVerticalJustifyCenter,
  bottom: AlignVerticalJustifyEnd,
} as const;
const LETTERED: ReadonlySet<Drawn["kind"]> = new Set<Drawn["kind"]>(["note", "text", "shape"]);
const LEVELLED: ReadonlySet<Drawn["kind"]> = new Set<Drawn["kind"]>(["note", "shape"]);

export function TextMenu({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const lettered = items.filter(({ kind }) => LETTERED.has(kind));
  if (lettered.length === 0) return null;
  const aligns = new Set(lettered.map((item) => ("align" in item ? item.align : undefined)));
  const levelled = lettered.filter(({ kind }) => LEVELLED.has(kind));
  const levels = new Set(levelled.map((item) => ("level" in item ? (item.level ?? "middle") : "middle")));
  return (
    <Menu label={words.notes.text} face={<Icon of={CaseSensitive} />}>
      {() => (
        <div class="text-looks">
          <div class="row">
            <Marks editor={editor} />
          </div>
          <div class="row">
            <Lists editor={editor} />
          </div>
          <div class="row">
            {(Object.keys(ALIGNS) as Align[]).map((align) => (
              <Button
                key={align}
                label={words.notes.align[align]}
                pressed={aligns.has(align) && (aligns.size === 1 || "mixed")}
                onClick={() => {
                  // Once more puts it back to where it stands by itself; a text always stands somewhere.
                  const again = aligns.size === 1 && aligns.has(align);
                  change(editor, ["note", "shape"], { align: again ? null : align });
                  change(editor, ["text"], { align });
                }}
              >
                <Icon of={ALIGNS[align]} />
              </Button>
            ))}
          </div>
          {levelled.length > 0 && (
            <div class="row">
              {(Object.keys(LEVELS) as Level[]).map((level) => (
                <Button
                  key={level}
                  label={words.notes.level[level]}
                  pressed={levels.has(level) && (levels.size === 1 || "mixed")}
                  onClick={() => change(editor, ["note", "shape"], { level: level === "middle" ? null : level })}
                >
                  <Icon of={LEVELS[level]} />
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
    </Menu>
  );
}

/** Whether somebody writes, in something whose letters can look one way or another. */
export function writesLetters(editor: Editor): boolean {
  const item = editor.session.items.get(editor.writing.value ?? "");
  return isDrawn(item) && LETTERED.has(item.kind);
}

/** The same for the letters one writes, without a menu that would take the keyboard from them. */
export function WritingLooks({ editor }: { editor: Editor }) {
  return (
    <>
      <Marks editor={editor} />
      <span class="divider" />
      <Lists editor={editor} />
      <span class="divider" />
    </>
  );
}

function Marks({ editor }: { editor: Editor }) {
  const can = canMark(editor);
  return (
    <>
      {MARK_NAMES.map((name) => (
        <Button
          key={name}
          label={words.notes.marks[name]}
          stroke={printed(name)}
          pressed={markState(editor, name)}
          disabled={!can}
          onClick={() => toggleMark(editor, name)}
        >
          <Icon of={MARKS[name]} />
        </Button>
      ))}
    </>
  );
}

function Lists({ editor }: { editor: Editor }) {
  return (
    <>
      {LIST_KINDS.map((kind) => (
        <Button
          key={kind}
          label={words.notes.lists[kind]}
          pressed={isList(editor, kind)}
          onClick={() => toggleList(editor, kind)}
        >
          <Icon of={LISTS[kind]} />
        </Button>
      ))}
    </>
  );
}
