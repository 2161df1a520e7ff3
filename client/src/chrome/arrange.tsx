/** The menu that puts several selected things in order. */

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  ArrowDownAZ,
  Frame,
  LayoutGrid,
  Palette,
  Scaling,
  ThumbsUp,
  UserRound,
} from "lucide";
import { align, arrangeable, distribute, equalise, tidyUp } from "../editor/arranging.ts";
import { SORT_KEYS, type SortKey, sortBy, wrapInFrame } from "../editor/arrangingsorted.ts";
import type { Editor } from "../editor/editor.ts";
import type { Edge } from "../geometry/arrange.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import "./containers.css";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

/** Lucide names these by the line that things are aligned on, we by the direction in which they move. */
const EDGES: readonly (readonly [Edge, typeof LayoutGrid])[] = [
  ["left", AlignStartVertical],
  ["centre", AlignCenterVertical],
  ["right", AlignEndVertical],
  ["top", AlignStartHorizontal],
  ["middle", AlignCenterHorizontal],
  ["bottom", AlignEndHorizontal],
];

const SORT_ICONS: Readonly<Record<SortKey, typeof LayoutGrid>> = {
  color: Palette,
  author: UserRound,
  votes: ThumbsUp,
  text: ArrowDownAZ,
};

export function ArrangeMenu({ editor }: { editor: Editor }) {
  const count = arrangeable(editor).length;
  if (count < 2) return null;
  return (
    <Menu label={words.arrange} face={<Icon of={LayoutGrid} />}>
      {(close) => {
        const doing = (what: () => void) => () => {
          what();
          close();
        };
        return (
          <div class="arrange">
            {EDGES.map(([edge, icon]) => (
              <Button key={edge} label={words.alignTo[edge]} onClick={doing(() => align(editor, edge))}>
                <Icon of={icon} />
              </Button>
            ))}
            <Button
              label={words.distributeAcross}
              disabled={count < 3}
              onClick={doing(() => distribute(editor, "across"))}
            >
              <Icon of={AlignHorizontalSpaceBetween} />
            </Button>
            <Button label={words.distributeDown} disabled={count < 3} onClick={doing(() => distribute(editor, "down"))}>
              <Icon of={AlignVerticalSpaceBetween} />
            </Button>
            <Button label={words.sameSize} onClick={doing(() => equalise(editor))}>
              <Icon of={Scaling} />
            </Button>
            <button type="button" class="plain" onClick={doing(() => tidyUp(editor))}>
              <Icon of={LayoutGrid} /> {words.tidy} <kbd>{printed("tidy")}</kbd>
            </button>
            <div class="sorts">
              {SORT_KEYS.map((key) => (
                <Button key={key} label={words.containers.sorts[key]} onClick={doing(() => sortBy(editor, key))}>
                  <Icon of={SORT_ICONS[key]} />
                </Button>
              ))}
            </div>
            <button type="button" class="plain" onClick={doing(() => wrapInFrame(editor))}>
              <Icon of={Frame} /> {words.containers.wrap}
            </button>
          </div>
        );
      }}
    </Menu>
  );
}
