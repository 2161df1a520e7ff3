/** What this browser lends to a session: a shelf that outlives the page, locks between tabs, and news of being online. */

import { createStore, del, get, keys, set } from "idb-keyval";
import { type Locks, memoryShelf, type Shelf } from "./outbox.ts";

/** A shelf in IndexedDB; in memory where there is none. */
export function deviceShelf(): Shelf {
  if (typeof indexedDB === "undefined") return memoryShelf();
  const store = createStore("tondo-outbox", "clients");
  return {
    get: (key) => get(key, store),
    set: (key, value) => set(key, value, store),
    remove: (key) => del(key, store),
    keys: async () => (await keys(store)).map(String),
  };
}

/** Web Locks; where there are none, nobody else's client is ever taken over. */
export function deviceLocks(): Locks {
  return {
    hold: (name) =>
      new Promise((resolve) => {
        if (typeof navigator === "undefined" || !navigator.locks) {
          resolve(false);
          return;
        }
        navigator.locks
          .request(name, { ifAvailable: true }, (lock) => {
            resolve(lock !== null);
            // Held for as long as the page lives: the browser lets go of it when the page is gone.
            return lock === null ? undefined : new Promise<void>(() => {});
          })
          .catch(() => resolve(false));
      }),
  };
}

/** Call back whenever the network or the page comes back; answers how to stop. */
export function onReturn(back: () => void): () => void {
  if (typeof document === "undefined") return () => {};
  const seen = (): void => {
    if (document.visibilityState === "visible") back();
  };
  window.addEventListener("online", back);
  document.addEventListener("visibilitychange", seen);
  return () => {
    window.removeEventListener("online", back);
    document.removeEventListener("visibilitychange", seen);
  };
}
