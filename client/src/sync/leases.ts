/**
 * Locks between tabs where the browser has none, as on a page without https: a lease in the storage that all tabs share,
 * renewed for as long as its page lives. [N2]
 *
 * A page that is left gives its leases back. One that crashes lets them run out, which takes minutes, because a browser
 * may let a page in the background do something only once in a while.
 */

import type { Locks } from "./outbox.ts";

export const LEASE = 180_000;
const RENEW = 20_000;

/** As much of the shared storage as is used. */
export type Leases = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function leaseLocks(leases: Leases, now: () => number, onGone: (act: () => void) => void): Locks {
  const held = new Set<string>();
  const renew = (): void => {
    for (const key of held) leases.setItem(key, String(now() + LEASE));
  };
  let renewing = false;
  return {
    async hold(name) {
      const key = `tondo:lease:${name}`;
      try {
        if (Number(leases.getItem(key) ?? 0) > now()) return false;
        held.add(key);
        renew();
      } catch {
        // Storage that cannot be written holds nothing.
        held.delete(key);
        return false;
      }
      if (!renewing) {
        renewing = true;
        const timer = setInterval(renew, RENEW);
        onGone(() => {
          clearInterval(timer);
          for (const one of held) leases.removeItem(one);
        });
      }
      return true;
    },
  };
}
