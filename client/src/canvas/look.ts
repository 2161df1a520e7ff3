/** The look as the style sheet has it now: the canvas paints with the same tokens as the chrome. */

import type { Look } from "../shapes/look.ts";

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    dark: token("scheme") === "dark",
    strong: matchMedia("(prefers-contrast: more)").matches,
    desk: token("desk"),
    dots: token("dots"),
    panel: token("frame"),
    ink: token("ink"),
    soft: token("soft"),
    rule: token("rule"),
    edge: token("edge"),
    accent: token("accent"),
    shadow: [token("shade-near"), token("shade-far")],
  };
}

/** Call back whenever the person's wishes about light, contrast or motion change. */
export function onLookChange(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(prefers-reduced-motion: reduce)"];
  const lists = queries.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener("change", changed);
  return () => {
    for (const list of lists) list.removeEventListener("change", changed);
  };
}

export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
