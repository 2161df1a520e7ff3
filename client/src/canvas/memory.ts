/** How much memory pictures of the board may take together, and who has which share of it, in bytes. */

const MB = 2 ** 20;
/** A screen whose shorter side has fewer pixels than this, under fingers, is a phone's. */
const PHONE = 600;

export interface Memory {
  /** Painted squares of what is seen. */
  readonly tiles: number;
  /** The coarse picture of the whole board. */
  readonly coarse: number;
  /** The picture of what a drag carries. */
  readonly held: number;
}

export function memory(): Memory {
  const phone = matchMedia("(pointer: coarse)").matches && Math.min(screen.width, screen.height) < PHONE;
  const whole = (phone ? 64 : 128) * MB;
  return { tiles: (whole * 5) / 8, coarse: whole / 8, held: whole / 4 };
}
