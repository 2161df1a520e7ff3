/** The board that every page shows: the same notes in the same places, a hundred in a row. */

export const SIDE = 200;

export function notes(count) {
  return Array.from({ length: count }, (_, n) => ({
    id: `note${n}`,
    n,
    x: (n % 100) * 220,
    y: Math.floor(n / 100) * 220,
    text: `note number ${n}`,
  }));
}

/** Resolves when the browser has painted what was there at the call. */
export function painted() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}
