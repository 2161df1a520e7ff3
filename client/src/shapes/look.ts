/** How the desk looks to this person: light or dark, and with how strong edges. The values come from the style sheet. */

export interface Look {
  readonly dark: boolean;
  /** More contrast was asked for: strong edges and no shadows. */
  readonly strong: boolean;
  /** The person's system chooses the colours: everything is drawn in ink on the desk, papers too. */
  readonly forced: boolean;
  readonly desk: string;
  readonly dots: string;
  readonly panel: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly edge: string;
  readonly accent: string;
  /** Two flat layers under everything that lies on the desk: near and dense, far and thin. */
  readonly shadow: readonly [string, string];
}

export const LIGHT: Look = {
  dark: false,
  strong: false,
  forced: false,
  desk: "#f7f5f0",
  dots: "#dcd7cc",
  panel: "#fffefb",
  ink: "#1c1b19",
  soft: "#5c574e",
  rule: "#e4dfd4",
  edge: "#8a8378",
  accent: "#2f5bd7",
  shadow: ["rgb(60 50 30 / .16)", "rgb(60 50 30 / .10)"],
};
