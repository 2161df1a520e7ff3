/** A button with an icon: its label is spoken, and shown with its key in a tooltip. */

import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

interface ButtonProps {
  readonly label: string;
  /** What is spoken where the face itself says something that changes: both of them. */
  readonly spoken?: ReadonlySignal<string>;
  readonly stroke?: string;
  readonly pressed?: boolean | "mixed" | undefined;
  readonly disabled?: boolean;
  readonly kind?: string;
  readonly expanded?: boolean;
  /** Where the tooltip stands. */
  readonly tip?: "above" | "below";
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const {
    label,
    spoken,
    stroke,
    pressed,
    disabled = false,
    kind = "",
    expanded,
    tip = "above",
    onClick,
    children,
  } = props;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      aria-label={spoken ?? label}
      aria-keyshortcuts={stroke || undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={disabled}
      data-tip={stroke ? `${label}  ${stroke}` : label}
      data-tip-at={tip}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      {children}
    </button>
  );
}
