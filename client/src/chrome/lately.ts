/** Which commands were used lately on this device, the latest first: the list of commands begins with them. */

import { keep, recall } from "../editor/kept.ts";

const NAME = "tondo:commands";
const MOST = 6;

export function usedLately(): readonly string[] {
  const kept = recall(NAME);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST) : [];
}

export function keepUsed(id: string): void {
  keep(NAME, [id, ...usedLately().filter((one) => one !== id)].slice(0, MOST));
}
