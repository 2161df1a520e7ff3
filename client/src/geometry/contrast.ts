/** Which ink can be read on which paper, as WCAG 2 reckons it. */

const DARK = "#1b1b1f";
const LIGHT = "#ffffff";

/** The relative luminance of a `#rgb` or `#rrggbb` colour; anything else counts as white paper. */
function luminance(color: string): number {
  const [r, g, b] = channels(color).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 1) + 0.7152 * (g ?? 1) + 0.0722 * (b ?? 1);
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The ink for a paper: the dark one where it reaches 4.5, else whichever of black and white reads better. */
export function ink(paper: string): string {
  if (contrast(DARK, paper) >= 4.5) return DARK;
  return contrast(LIGHT, paper) >= contrast("#000000", paper) ? LIGHT : "#000000";
}

function channels(color: string): readonly number[] {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  const digits = short ? short.slice(1).map((d) => d + d) : /^#(..)(..)(..)$/.exec(color)?.slice(1);
  const values = digits?.map((pair) => Number.parseInt(pair, 16) / 255);
  return values?.every(Number.isFinite) ? values : [1, 1, 1];
}
