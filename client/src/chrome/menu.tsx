/** A small panel that opens from a button, and closes by Escape, by a press elsewhere, or by its button. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "./button.tsx";

interface MenuProps {
  readonly label: string;
  readonly face: ComponentChildren;
  readonly kind?: string;
  readonly tip?: "above" | "below";
  readonly place?: "above" | "below" | "below-end";
  readonly children: (close: () => void) => ComponentChildren;
}

export function Menu({ label, face, kind = "", tip = "above", place = "above", children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>(":scope > button")?.focus({ preventScroll: true });
  };

  useEffect(() => {
    if (!open) return undefined;
    const pressed = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) setOpen(false);
    };
    const keyed = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    };
    document.addEventListener("pointerdown", pressed, true);
    document.addEventListener("keydown", keyed, true);
    root.current?.querySelector<HTMLElement>(".menu-panel button, .menu-panel input")?.focus({ preventScroll: true });
    return () => {
      document.removeEventListener("pointerdown", pressed, true);
      document.removeEventListener("keydown", keyed, true);
    };
  }, [open]);

  return (
    <div class="menu" ref={root}>
      <Button label={label} kind={kind} tip={tip} expanded={open} onClick={() => setOpen(!open)}>
        {face}
      </Button>
      {open && <div class={`menu-panel card at-${place}`}>{children(close)}</div>}
    </div>
  );
}
