/** The colour of what is selected, by name or any other; beside each what it means on this board. */

import { Palette, Pipette } from "lucide";
import { change, recolor } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { captionOf } from "../editor/legend.ts";
import { COLOR_NAMES, hex } from "../shapes/palette.ts";
import type { Drawn } from "../shapes/shape.ts";
import { Button } from "./button.tsx";
import { paperStyle } from "./dock.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

/** What has a colour. */
const COLORED: ReadonlySet<Drawn["kind"]> = new Set<Drawn["kind"]>([
  "note",
  "connector",
  "text",
  "frame",
  "shape",
  "stroke",
  "table",
]);

export function ColorMenu({ editor, items }: { editor: Editor; items: readonly Drawn[] }) {
  const colored = items.filter(({ kind }) => COLORED.has(kind));
  if (colored.length === 0) return null;
  const colors = new Set(colored.map((item) => ("color" in item ? item.color : undefined)));
  const [current = "gray"] = [...colors].filter((color) => color !== undefined);
  const clearable = items.every(({ kind }) => kind === "frame" || kind === "shape" || kind === "table");
  const labelled = (name: keyof typeof words.colors): string => {
    const caption = captionOf(editor, name);
    return caption === undefined ? words.colors[name] : words.notes.captioned(words.colors[name], caption);
  };
  return (
    <Menu label={words.color} face={<span class="swatch" style={paperStyle(current)} />}>
      {(close) => (
        <div class="colors">
          {COLOR_NAMES.map((name) => (
            <Button
              key={name}
              label={labelled(name)}
              pressed={colors.has(name) && (colors.size === 1 || "mixed")}
              kind={`swatch-button ${captionOf(editor, name) === undefined ? "" : "captioned"}`}
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
              value={hex(current)}
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
                change(editor, ["frame", "shape", "table"], { color: null });
                close();
              }}
            >
              {words.noColor}
            </button>
          )}
          <button
            type="button"
            class="plain iconed"
            aria-pressed={editor.legend.value}
            onClick={() => {
              editor.legend.value = !editor.legend.value;
              close();
            }}
          >
            <Icon of={Palette} size={16} /> {words.notes.legend}
          </button>
        </div>
      )}
    </Menu>
  );
}
