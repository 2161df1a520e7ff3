/** What can be changed about a connector: its way, its ends, how its line is drawn, and what it means. */

import { change } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import type { Cap, Connector, Means } from "../model/item.ts";
import { CAPS, capPaths } from "../shapes/caps.ts";
import { MEANS } from "../shapes/means.ts";
import { resetBends } from "../tools/connectorway.ts";
import { Button } from "./button.tsx";
import "./linelooks.css";
import { Menu } from "./menu.tsx";
import { words } from "./strings.ts";

const ROUTES: readonly Connector["route"][] = ["straight", "elbow", "curved"];
/** The others are for diagrams of data, and asked for rarely. */
const USUAL_CAPS: readonly Cap[] = ["none", "arrow", "stealth", "triangle", "circle", "diamond"];
const OTHER_CAPS = CAPS.filter((cap) => !USUAL_CAPS.includes(cap));
const PATTERNS: readonly Connector["pattern"][] = ["solid", "dashed", "dotted"];
const WIDTHS = [1, 2, 4, 8] as const;
const MEANINGS = Object.keys(MEANS) as readonly Means[];
const ROUTE_PATHS: Readonly<Record<Connector["route"], string>> = {
  straight: "M4 19 20 5",
  elbow: "M4 19h8V5h8",
  curved: "M4 19C14 19 10 5 20 5",
};
const LINE = "M3 12h18";
const NO_MEANING = "M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01";
const OWN_WAY = "M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5";
export const DASHES: Readonly<Record<Connector["pattern"], string>> = { solid: "", dashed: "5 4", dotted: "0.5 4" };

export function LineLooks({ editor, connector }: { editor: Editor; connector: Connector }) {
  const set = (fields: Partial<Pick<Connector, "route" | "start" | "end" | "pattern" | "width">>): void => {
    change(editor, ["connector"], fields);
    editor.lineLooks.value = { ...editor.lineLooks.peek(), ...fields };
  };
  return (
    <>
      <Menu label={words.route} face={<Stroke path={ROUTE_PATHS[connector.route]} />}>
        {(close) => (
          <>
            {ROUTES.map((route) => (
              <Button
                key={route}
                label={words.routes[route]}
                pressed={route === connector.route}
                onClick={() => {
                  set({ route });
                  close();
                }}
              >
                <Stroke path={ROUTE_PATHS[route]} />
              </Button>
            ))}
            {connector.route === "elbow" && connector.bends && (
              <Button
                label={words.lines.ownWay}
                onClick={() => {
                  resetBends(editor, connector);
                  close();
                }}
              >
                <Stroke path={OWN_WAY} />
              </Button>
            )}
          </>
        )}
      </Menu>
      {(["start", "end"] as const).map((end) => (
        <Menu key={end} label={words[end]} face={<CapIcon cap={connector[end]} turned={end === "start"} />}>
          {(close) => (
            <Caps
              current={connector[end]}
              turned={end === "start"}
              choose={(cap) => {
                set({ [end]: cap });
                close();
              }}
            />
          )}
        </Menu>
      ))}
      <Menu label={words.pattern} face={<Stroke path={LINE} dash={DASHES[connector.pattern]} />}>
        {(close) => (
          <>
            {PATTERNS.map((pattern) => (
              <Button
                key={pattern}
                label={words.patterns[pattern]}
                pressed={pattern === connector.pattern}
                onClick={() => {
                  set({ pattern });
                  close();
                }}
              >
                <Stroke path={LINE} dash={DASHES[pattern]} />
              </Button>
            ))}
            <span class="divider" />
            {WIDTHS.map((width) => (
              <Button
                key={width}
                label={words.lineWidth(width)}
                pressed={width === connector.width}
                onClick={() => {
                  set({ width });
                  close();
                }}
              >
                <Stroke path={LINE} width={width} />
              </Button>
            ))}
          </>
        )}
      </Menu>
      <Meaning editor={editor} current={connector.means} />
    </>
  );
}

interface CapsProps {
  readonly current: Cap;
  readonly turned: boolean;
  readonly choose: (cap: Cap) => void;
}

/** The usual ends, and under them all others. */
function Caps({ current, turned, choose }: CapsProps) {
  const button = (cap: Cap) => (
    <Button key={cap} label={words.caps[cap]} pressed={cap === current} onClick={() => choose(cap)}>
      <CapIcon cap={cap} turned={turned} />
    </Button>
  );
  return (
    <div class="caps">
      <div class="caps-row">{USUAL_CAPS.map(button)}</div>
      <details open={OTHER_CAPS.includes(current)}>
        <summary>{words.lines.moreCaps}</summary>
        <div class="caps-row">{OTHER_CAPS.map(button)}</div>
      </details>
    </div>
  );
}

function Meaning({ editor, current }: { editor: Editor; current: Means | undefined }) {
  return (
    <Menu label={words.lines.meaning} face={<Stroke path={current ? MEANS[current] : NO_MEANING} faint={!current} />}>
      {(close) => (
        <div class="meanings">
          {[undefined, ...MEANINGS].map((means) => (
            <button
              key={means ?? "none"}
              type="button"
              class="meaning"
              aria-pressed={means === current}
              onClick={() => {
                change(editor, ["connector"], { means: means ?? null });
                close();
              }}
            >
              <Stroke path={means ? MEANS[means] : NO_MEANING} faint={!means} />
              {means ? words.spoken.means[means] : words.lines.noMeaning}
            </button>
          ))}
        </div>
      )}
    </Menu>
  );
}

function CapIcon({ cap, turned }: { cap: Cap; turned: boolean }) {
  const [lines, fills] = capPaths(cap, 21, 12, cap.startsWith("erd") ? 9 : 10, 2);
  return <Stroke path={lines} filled={fills} turned={turned} width={1.75} />;
}

interface StrokeProps {
  readonly path: string;
  readonly filled?: string;
  readonly turned?: boolean;
  readonly dash?: string;
  readonly width?: number;
  readonly faint?: boolean;
}

export function Stroke({ path, filled = "", turned = false, dash = "", width = 2, faint = false }: StrokeProps) {
  return (
    <svg
      class={`line-icon ${turned ? "turned" : ""} ${faint ? "faint" : ""}`}
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={width}
      stroke-linecap="round"
      stroke-linejoin="round"
      stroke-dasharray={dash}
      aria-hidden="true"
    >
      <path d={path} />
      {filled !== "" && <path d={filled} fill="currentColor" />}
    </svg>
  );
}
