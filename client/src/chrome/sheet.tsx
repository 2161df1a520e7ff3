/** A sheet: a dialog over the board, with a title and a way to close it. */

import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";
import "./sheet.css";

interface SheetProps {
  readonly title: string;
  readonly kind: string;
  readonly close: () => unknown;
  readonly children: ComponentChildren;
}

export function Sheet({ title, kind, close, children }: SheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Where there is something to search one may simply write; elsewhere the title is where one begins to read.
    (dialog.current?.querySelector<HTMLElement>("input[type=search]") ?? heading.current)?.focus();
  }, []);
  return (
    <dialog
      class={`sheet card ${kind}`}
      ref={dialog}
      aria-label={title}
      // Where the browser knows it, a press beside the sheet closes it too.
      closedby="any"
      onClose={close}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button label={words.close} tip="below" onClick={() => dialog.current?.close()}>
          <Icon of={X} />
        </Button>
      </header>
      {children}
    </dialog>
  );
}
