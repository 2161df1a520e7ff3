/**
 * How the page is dressed: light or dark, with more contrast, with less motion, as the person or else the device wants it.
 *
 * What came of it stands on the root of the page, where the style sheets and the canvas read it: `data-theme`,
 * `data-contrast`, `data-motion`.
 */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { preferences } from "../editor/preferences.ts";

/** Dress the page now, and whenever the person or the device changes their mind. */
export function dressPage(): void {
  const dark = matches("(prefers-color-scheme: dark)");
  const strong = matches("(prefers-contrast: more)");
  const still = matches("(prefers-reduced-motion: reduce)");
  effect(() => {
    const { theme, contrast, motion } = preferences;
    const root = document.documentElement;
    root.dataset.theme = theme.value === "auto" ? (dark.value ? "dark" : "light") : theme.value;
    root.dataset.contrast = contrast.value === "more" || strong.value ? "more" : "usual";
    root.dataset.motion = motion.value === "less" || still.value ? "less" : "full";
    const desk = getComputedStyle(root).getPropertyValue("--desk").trim();
    // What the browser paints around the page goes with it.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute("content", desk);
  });
}

function matches(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const now = signal(list.matches);
  list.addEventListener("change", () => {
    now.value = list.matches;
  });
  return now;
}
