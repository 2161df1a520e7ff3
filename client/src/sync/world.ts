/** What the world lends to a session: sockets, storage, time and chance. Tests bring their own. */

import { dialler, type Socket } from "./connection.ts";
import { boardShelf, deviceLocks, deviceShelf, deviceTab, onLeave, onReturn } from "./device.ts";
import type { Device } from "./keeping.ts";

export interface World extends Device {
  dial(url: string): Socket;
  fetch(url: string, init: RequestInit): Promise<Response>;
  random(): number;
  onReturn(back: () => void): () => void;
  onLeave(leave: (gone: boolean) => void): () => void;
}

export function browser(): World {
  return {
    dial: (url) => dialler(url)(),
    fetch: (url, init) => fetch(url, init),
    shelf: deviceShelf(),
    boards: boardShelf(),
    tab: deviceTab(),
    locks: deviceLocks(),
    now: Date.now,
    random: Math.random,
    onReturn,
    onLeave,
  };
}
