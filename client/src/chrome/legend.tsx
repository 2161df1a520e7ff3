/** The legend: the colours that are in use, what they mean, and whether notes show who wrote them. */

import { X } from "lucide";
import type { Editor } from "../editor/editor.ts";
import { captionOf, colorsInUse, setAuthors, setCaption } from "../editor/legend.ts";
import { COLOR_NAMES, isColorName } from "../shapes/palette.ts";
import { Button } from "./button.tsx";
import { colorWord } from "./describe.ts";
import { paperStyle } from "./dock.tsx";
import { Choice } from "./fields.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

export function LegendCard({ editor }: { editor: Editor }) {
  const counts = colorsInUse(editor);
  const named = COLOR_NAMES.filter((name) => counts.has(name));
  const custom = [...counts.keys()].filter((color) => !isColorName(color)).sort();
  const leads = editor.can("lead");
  return (
    <section class="legend card" aria-label={words.notes.legend}>
      <header>
        <h2>{words.notes.legend}</h2>
        <Button
          label={words.close}
          onClick={() => {
            editor.legend.value = false;
          }}
        >
          <Icon of={X} size={18} />
        </Button>
      </header>
      {counts.size === 0 && <p class="soft">{words.notes.legendEmpty}</p>}
      <ul>
        {[...named, ...custom].map((color) => (
          <li key={color}>
            <span class="swatch" style={paperStyle(color)} title={colorWord(color)} />
            {leads ? (
              <input
                type="text"
                aria-label={words.notes.caption(colorWord(color))}
                placeholder={colorWord(color)}
                maxLength={200}
                value={captionOf(editor, color) ?? ""}
                onChange={(event) => setCaption(editor, color, event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter") event.currentTarget.blur();
                }}
              />
            ) : (
              <span class="grow">{captionOf(editor, color) ?? colorWord(color)}</span>
            )}
            <span class="soft small" title={words.notes.notesCount(counts.get(color) ?? 0)}>
              {counts.get(color)}
            </span>
          </li>
        ))}
      </ul>
      {leads && (
        <Choice
          label={words.notes.authors}
          choices={(["off", "initials", "names"] as const).map((one) => [one, words.notes.authorsShown[one]] as const)}
          chosen={editor.authors.value ?? "off"}
          choose={(one) => setAuthors(editor, one === "off" ? undefined : one)}
        />
      )}
    </section>
  );
}
