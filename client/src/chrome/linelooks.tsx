/** What can be changed about a connector's looks: its way, its ends and its pattern. */

import { change } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import type { Cap, Connector } from "../model/item.ts";
import { Button } from "./button.tsx";
import { Menu } from "./menu.tsx";
import { words } from "./strings.en.ts";

const ROUTES: readonly Connector["route"][] = ["straight", "elbow", "curved"];
const CAPS: readonly Cap[] = ["none", "arrow", "triangle", "circle", "diamond"];
const PATTERNS: readonly Connector["pattern"][] = ["solid", "dashed", "dotted"];
const ROUTE_PATHS: Readonly<Record<Connector["route"], string>> = {
  straight: "M4 19 20 5",
  elbow: "M4 19h8V5h8",
  curved: "M4 19C14 19 10 5 20 5",
};
const CAP_PATHS: Readonly<Record<Cap, string>> = {
  none: "M3 12h18",
  arrow: "M3 12h18M15 6l6 6-6 6",
  triangle: "M3 12h11M14 6v12l7-6z",
  circle: "M3 12h11M21 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0",
  diamond: "M3 12h8M11 12l5-5 5 5-5 5z",
};
export const DASHES: Readonly<Record<Connector["pattern"], string>> = { solid: "", dashed: "5 4", dotted: "0.5 4" };

export function LineLooks({ editor, connector }: { editor: Editor; connector: Connector }) {
  const set = (fields: Partial<Pick<Connector, "route" | "start" | "end" | "pattern">>): void =>
    change(editor, ["connector"], fields);
  return (
    <>
      <Menu label={words.route} face={<Stroke path={ROUTE_PATHS[connector.route]} />}>
        {(close) =>
          ROUTES.map((route) => (
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
          ))
        }
      </Menu>
      {(["start", "end"] as const).map((end) => (
        <Menu key={end} label={words[end]} face={<Stroke path={CAP_PATHS[connector[end]]} turned={end === "start"} />}>
          {(close) =>
            CAPS.map((kind) => (
              <Button
                key={kind}
                label={words.caps[kind]}
                pressed={connector[end] === kind}
                onClick={() => {
                  set({ [end]: kind });
                  close();
                }}
              >
                <Stroke path={CAP_PATHS[kind]} turned={end === "start"} />
              </Button>
            ))
          }
        </Menu>
      ))}
      <Menu label={words.pattern} face={<Stroke path="M3 12h18" dash={DASHES[connector.pattern]} />}>
        {(close) =>
          PATTERNS.map((pattern) => (
            <Button
              key={pattern}
              label={words.patterns[pattern]}
              pressed={pattern === connector.pattern}
              onClick={() => {
                set({ pattern });
                close();
              }}
            >
              <Stroke path="M3 12h18" dash={DASHES[pattern]} />
            </Button>
          ))
        }
      </Menu>
    </>
  );
}

interface StrokeProps {
  readonly path: string;
  readonly turned?: boolean;
  readonly dash?: string;
  readonly width?: number;
}

export function Stroke({ path, turned = false, dash = "", width = 2 }: StrokeProps) {
  return (
    <svg
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
      style={turned ? "transform: scaleX(-1)" : ""}
    >
      <path d={path} />
    </svg>
  );
}
