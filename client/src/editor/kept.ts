/** What is kept on this device between visits, by name, in plain JSON. */

/** What was kept under a name; null if nothing was, or if it cannot be read any more. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    // There is no storage here, or somebody else wrote into it.
    return null;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden storage costs only the memory.
  }
}
