/** The look as the style sheet has it now: the canvas paints with the same tokens as the chrome. */

import type { Look } from "../shapes/look.ts";

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const forced = matchMedia("(forced-colors: active)").matches;
  const resolve = forced ? systemColors(element) : (color: string) => color;
  const token = (name: string): string => resolve(style.getPropertyValue(`--${name}`).trim());
  return {
    dark: token("scheme") === "dark",
    strong: forced || document.documentElement.dataset.contrast === "more",
    forced,
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

/** Turns the names of system colours into values, which is what can be mixed and painted with. */
function systemColors(element: Element): (color: string) => string {
  return (color) => {
    if (!/^[A-Za-z]+$/.test(color) || color === "dark" || color === "light") return color;
    const probe = document.createElement("span");
    // Otherwise the system's own ink would come back, whatever was asked.
    probe.style.setProperty("forced-color-adjust", "none");
    probe.style.color = color;
    element.append(probe);
    const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
    probe.remove();
    const hex = channels.slice(0, 3).map((channel) => Math.round(Number(channel)).toString(16).padStart(2, "0"));
    return hex.length === 3 ? `#${hex.join("")}` : color;
  };
}

/** Call back whenever the page is dressed anew, or the system's own colours come or go. */
export function onLookChange(changed: () => void): () => void {
  const forced = matchMedia("(forced-colors: active)");
  const dressed = new MutationObserver(changed);
  dressed.observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast", "data-motion"] });
  forced.addEventListener("change", changed);
  return () => {
    dressed.disconnect();
    forced.removeEventListener("change", changed);
  };
}

export function calm(): boolean {
  return document.documentElement.dataset.motion === "less";
}
