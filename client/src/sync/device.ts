/**
 * What this browser lends to a session: shelves that outlive the page, what one tab remembers over a reload, locks between
 * tabs, and news of the network and of the page being left.
 */

import { createStore, get, keys, promisifyRequest } from "idb-keyval";
import { leaseLocks } from "./leases.ts";
import { type Locks, memoryShelf, type Shelf } from "./outbox.ts";

/** What one tab remembers while it is open, over a reload, and no other tab ever sees. It is read and written at once. */
export interface Tab {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** A shelf in IndexedDB; in memory where there is none. */
function shelfIn(database: string, store: string): Shelf {
  if (typeof indexedDB === "undefined") return memoryShelf();
  const use = createStore(database, store);
  const change = (act: (store: IDBObjectStore) => void): Promise<void> =>
    use("readwrite", (objects) => {
      act(objects);
      // A page that is being left does not live to see its requests answered: said like this, they count all the same.
      objects.transaction.commit?.();
      return promisifyRequest(objects.transaction);
    });
  return {
    get: (key) => get(key, use),
    set: (key, value, instead = []) =>
      change((objects) => {
        objects.put(value, key);
        for (const old of instead) objects.delete(old);
      }),
    remove: (...gone) =>
      change((objects) => {
        for (const key of gone) objects.delete(key);
      }),
    keys: async () => (await keys(use)).map(String),
  };
}

/** Where what is not decided yet is kept. */
export function deviceShelf(): Shelf {
  return shelfIn("tondo-outbox", "clients");
}

/** Where boards are kept as they were last seen. */
export function boardShelf(): Shelf {
  return shelfIn("tondo-boards", "boards");
}

/** Where the small pictures of boards are kept. */
export function pictureShelf(): Shelf {
  return shelfIn("tondo-pictures", "pictures");
}

/** What this tab remembers. A browser that remembers nothing costs only what would have been remembered. */
export function deviceTab(): Tab {
  return {
    get(key) {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === undefined) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Full or forbidden.
      }
    },
  };
}

/** Web Locks, or leases where there are none; where there is neither, nobody else's client is ever taken over. */
export function deviceLocks(): Locks {
  if (typeof document === "undefined") return { hold: async () => false };
  if (!navigator.locks) {
    return leaseLocks(localStorage, Date.now, (gone) => window.addEventListener("pagehide", gone));
  }
  return {
    hold: (name) =>
      new Promise((resolve) => {
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

/** Call back whenever the network changes or the page is looked at again; answers how to stop. */
export function onReturn(back: () => void): () => void {
  if (typeof document === "undefined") return () => {};
  const seen = (): void => {
    if (document.visibilityState === "visible") back();
  };
  window.addEventListener("online", back);
  window.addEventListener("offline", back);
  document.addEventListener("visibilitychange", seen);
  return () => {
    window.removeEventListener("online", back);
    window.removeEventListener("offline", back);
    document.removeEventListener("visibilitychange", seen);
  };
}

/** Call back whenever the page may be going: it is put out of sight, or `gone`. Answers how to stop. */
export function onLeave(leave: (gone: boolean) => void): () => void {
  if (typeof document === "undefined") return () => {};
  const hidden = (): void => {
    if (document.visibilityState === "hidden") leave(false);
  };
  const left = (): void => leave(true);
  window.addEventListener("pagehide", left);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    window.removeEventListener("pagehide", left);
    document.removeEventListener("visibilitychange", hidden);
  };
}
