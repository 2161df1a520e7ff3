/** A part of the screen that is fetched after the page itself, so that the board is there first. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

interface LaterProps<P> {
  /** Always the same function, or it is fetched anew. */
  readonly load: () => Promise<ComponentType<P>>;
  /** What the part is given when it is drawn. */
  readonly given: P;
}

let awaited = 0;

/** Whether some part is still on its way, or is there and does not listen yet. */
export function isAwaiting(): boolean {
  return awaited > 0;
}

export function Later<P>({ load, given }: LaterProps<P>) {
  const [Part, setPart] = useState<ComponentType<P>>();
  useEffect(() => {
    let coming = true;
    awaited++;
    const come = (): void => {
      if (coming) awaited--;
      coming = false;
    };
    load().then(
      (loaded) => {
        if (!coming) return;
        setPart(() => loaded);
        // By then the part has been drawn, and has begun to listen.
        setTimeout(come, 50);
      },
      // Without the connection it does not come; the rest of the page works all the same.
      come,
    );
    return come;
  }, [load]);
  return Part ? <Part {...(given as P & object)} /> : null;
}
