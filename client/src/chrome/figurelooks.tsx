/** What can be changed about a shape's looks: its form, and its edge. */

import { change } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import type { Figure } from "../model/item.ts";
import { COLOR_NAMES } from "../shapes/palette.ts";
import { Button } from "./button.tsx";
import { paperStyle } from "./dock.tsx";
import { FormIcon, Forms } from "./forms.tsx";
import { DASHES, Stroke } from "./linelooks.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

const PATTERNS: readonly Figure["pattern"][] = ["solid", "dashed", "dotted"];
const WIDTHS = [1, 2, 4, 8] as const;

export function FigureLooks({ editor, figure }: { editor: Editor; figure: Figure }) {
  const set = (fields: Partial<Pick<Figure, "form" | "edge" | "pattern" | "width">>): void =>
    change(editor, ["shape"], fields);
  return (
    <>
      <Menu label={words.form} face={<FormIcon form={figure.form} />}>
        {(close) => (
          <Forms
            current={figure.form}
            choose={(form) => {
              set({ form });
              close();
            }}
          />
        )}
      </Menu>
      <Menu label={words.edge} face={<span class="swatch ring" style={ringStyle(figure.edge)} />}>
        {(close) => (
          <div class="edges">
            <div class="colors">
              {COLOR_NAMES.map((name) => (
                <Button
                  key={name}
                  label={words.colors[name]}
                  pressed={name === figure.edge}
                  kind="swatch-button"
                  onClick={() => {
                    set({ edge: name });
                    close();
                  }}
                >
                  <span class="swatch" style={paperStyle(name)} />
                </Button>
              ))}
            </div>
            <div class="edge-lines">
              {PATTERNS.map((pattern) => (
                <Button
                  key={pattern}
                  label={words.patterns[pattern]}
                  pressed={pattern === figure.pattern}
                  onClick={() => {
                    set({ pattern, ...(figure.width === 0 && { width: 2 }) });
                    close();
                  }}
                >
                  <Stroke path="M3 12h18" dash={DASHES[pattern]} />
                </Button>
              ))}
              <span class="divider" />
              {WIDTHS.map((width) => (
                <Button
                  key={width}
                  label={words.lineWidth(width)}
                  pressed={width === figure.width}
                  onClick={() => {
                    set({ width });
                    close();
                  }}
                >
                  <Stroke path="M4 12h16" width={width} />
                </Button>
              ))}
              <button
                type="button"
                class="plain"
                onClick={() => {
                  set({ width: 0 });
                  close();
                }}
              >
                {words.noEdge}
              </button>
            </div>
          </div>
        )}
      </Menu>
    </>
  );
}

function ringStyle(color: string): { background: string; borderColor: string } {
  return { background: "transparent", borderColor: paperStyle(color).background };
}
