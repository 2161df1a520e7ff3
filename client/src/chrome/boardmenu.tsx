/** The menu beside the title: what concerns the whole board, and the way to everything else without a keyboard. */

import { Command, Keyboard, ListTree, Menu as MenuSign, Palette, Search, Settings2 } from "lucide";
import type { Editor } from "../editor/editor.ts";
import { commandNamed, commands } from "../tools/keycommands.ts";
import { type KeyName, printed } from "../tools/keys.ts";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";
import "./boardmenu.css";

const LISTED: readonly (readonly [KeyName, typeof Command])[] = [
  ["commands", Command],
  ["find", Search],
  ["outline", ListTree],
  ["legend", Palette],
  ["preferences", Settings2],
  ["keys", Keyboard],
];

export function BoardMenu({ editor }: { editor: Editor }) {
  const known = new Set(commands.value.map(({ name }) => name));
  return (
    <Menu label={words.menu} face={<Icon of={MenuSign} />} tip="below" place="below">
      {(close) => (
        <div class="board-menu">
          {LISTED.filter(([name]) => known.has(name)).map(([name, icon]) => (
            <button
              key={name}
              type="button"
              class="plain"
              onClick={() => {
                close();
                commandNamed(name)?.run(editor, "");
              }}
            >
              <Icon of={icon} size={18} /> <span>{words.keyNames[name]}</span>{" "}
              {printed(name) && <kbd>{printed(name)}</kbd>}
            </button>
          ))}
        </div>
      )}
    </Menu>
  );
}
