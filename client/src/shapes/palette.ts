/**
 * Colours by name: what is stored is a name or a hex value, what is painted depends on the desk it lies on.
 *
 * The names are those that Miro's interface uses, so that boards come over without loss. The values are chosen so that
 * neighbours differ in lightness as well as in hue, for eyes that do not tell red from green.
 */

import { contrast, ink } from "../geometry/contrast.ts";
import type { Look } from "./look.ts";

export const PAPERS = {
  light_yellow: "#fbf0a3",
  yellow: "#f7dc4f",
  orange: "#f5a861",
  red: "#f0736c",
  light_pink: "#fbcbdc",
  pink: "#fa89b6",
  violet: "#cbbdfc",
  light_blue: "#b9def9",
  blue: "#66b1f4",
  dark_blue: "#2b4a94",
  cyan: "#76e3d3",
  light_green: "#d3e69a",
  green: "#9fc043",
  dark_green: "#2d6b49",
  gray: "#d8d2c6",
  black: "#2a2823",
} as const satisfies Record<string, `#${string}`>;

export type ColorName = keyof typeof PAPERS;

export const COLOR_NAMES = Object.keys(PAPERS) as readonly ColorName[];

export function isColorName(color: string): color is ColorName {
  return Object.hasOwn(PAPERS, color);
}

/** The hex value of a stored colour; what is neither a known name nor a hex value is gray. */
export function hex(color: string): string {
  if (isColorName(color)) return PAPERS[color];
  return /^#[0-9a-f]{6}$/i.test(color) ? color : PAPERS.gray;
}

/** The paper of a note. On a dark desk it keeps its hue a little dimmer, so that the yellow one is yellow for everyone. */
export function paper(color: string, look: Look): string {
  if (look.forced) return look.desk;
  return look.dark ? remembered(`paper ${color}`, () => mixed(hex(color), "#000000", 0.14)) : hex(color);
}

/** The ink that reads on a paper, remembered. */
export function inkOn(paperHex: string): string {
  return remembered(`ink ${paperHex}`, () => ink(paperHex));
}

/** The thin edge of a piece of paper. */
export function edgeOf(paperHex: string, look: Look): string {
  if (look.forced) return look.ink;
  const part = look.strong ? 0.7 : 0.3;
  return remembered(`edge ${paperHex} ${part}`, () => mixed(paperHex, "#000000", part));
}

/** A colour that a line or words lying on the desk itself can be seen in: darker or lighter, but of the same hue. */
export function onDesk(color: string, look: Look, least = 4.5): string {
  if (color === "black" || look.forced) return look.ink;
  return remembered(`desk ${color} ${look.desk} ${least}`, () => {
    const wanted = hex(color);
    const [hue, saturation, lightness] = hslOf(wanted);
    const step = look.dark ? 0.02 : -0.02;
    for (let light = lightness; light >= 0 && light <= 1; light += step) {
      const tried = light === lightness ? wanted : hexOf(hue, saturation, light);
      if (contrast(tried, look.desk) >= least) return tried;
    }
    return look.ink;
  });
}

/** Hue in degrees, saturation and lightness from 0 to 1. */
function hslOf(color: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const spread = most - least;
  const light = (most + least) / 2;
  if (spread === 0) return [0, 0, light];
  const turn = most === r ? ((g - b) / spread) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return [turn * 60, spread / (1 - Math.abs(2 * light - 1)), light];
}

function hexOf(hue: number, saturation: number, light: number): string {
  const strength = saturation * Math.min(light, 1 - light);
  const channel = (n: number): string => {
    const turn = (n + hue / 30 + 12) % 12;
    const value = light - strength * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** `part` of the way from one colour to another. */
export function mixed(from: string, to: string, part: number): string {
  const channel = (at: number): string => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const memory = new Map<string, string>();

function remembered(key: string, reckon: () => string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const fresh = reckon();
  // Custom colours are without number, so the memory is not.
  if (memory.size > 500) memory.clear();
  memory.set(key, fresh);
  return fresh;
}
