/**
 * Where the keyboard is among the parts of the screen: F6 goes round them, arrow keys along the tools of one, and when
 * what had the keyboard goes away, the desk has it again.
 */

import type { Edges } from "../editor/camera.ts";

const STOPS = "button:not(:disabled), a[href], input, select, textarea, summary, [tabindex='0']";
/** Cards lower than this stand along an edge; a taller one beside the desk is a panel. */
const LOW = 110;
const CLEAR = 12;

/** F6 goes to the next part of the screen that can be worked in, and back with Shift. */
export function goAround(main: HTMLElement, back: boolean): void {
  const parts = [...main.children].filter((part) => part instanceof HTMLElement).filter((part) => stopIn(part));
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(at + (back ? -1 : 1) + parts.length) % parts.length];
  (next && stopIn(next))?.focus();
}

/** What takes the keyboard in a part: the desk itself, the tree of the outline, else the first that can. */
function stopIn(part: HTMLElement): HTMLElement | undefined {
  if (part.classList.contains("unseen") || !part.checkVisibility()) return undefined;
  if (part.tabIndex >= 0) return part;
  const found = [...part.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility());
  return found.find((stop) => stop.role === "tree") ?? found[0];
}

/** Arrow keys go along the buttons of a toolbar. True if one did. */
export function walkToolbar(event: KeyboardEvent): boolean {
  const { target, key } = event;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (by === 0 || event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLButtonElement))
    return false;
  const toolbar = target.closest("[role='toolbar']");
  const stops = [...(toolbar?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter((stop) => stop.checkVisibility());
  const at = stops.indexOf(target);
  if (at < 0) return false;
  const turned = toolbar && getComputedStyle(toolbar).direction === "rtl" ? -by : by;
  stops[(at + turned + stops.length) % stops.length]?.focus();
  return true;
}

/** After a press on a button the keyboard belongs to the desk again; whoever came by keyboard stays where they are. */
export function giveBackFocus(event: MouseEvent, host: HTMLElement | null): void {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (event.detail === 0 || !pressed || pressed.closest("dialog") || event.defaultPrevented) return;
  if (document.activeElement instanceof HTMLTextAreaElement) return;
  // A menu or a panel keeps the keyboard while it is open; whether it still is shows when the page has been drawn anew.
  const holder = pressed.closest<HTMLElement>(".menu, .outline, section.card, [role='dialog']");
  if (!holder) {
    host?.focus({ preventScroll: true });
    return;
  }
  requestAnimationFrame(() => {
    const open = holder.classList.contains("menu") ? holder.querySelector(".menu-panel") !== null : holder.isConnected;
    if (!open && (holder.contains(document.activeElement) || document.activeElement === document.body)) {
      host?.focus({ preventScroll: true });
    }
  });
}

/** When whatever had the keyboard is taken away, the desk gets it, so that nobody has to begin at the top of the page. */
export function keepFocus(main: HTMLElement, host: HTMLElement): () => void {
  let frame = 0;
  const look = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (!document.hasFocus() || document.activeElement !== document.body) return;
      if (!document.querySelector("dialog:modal")) host.focus({ preventScroll: true });
    });
  };
  const watched = new MutationObserver(() => {
    if (document.activeElement === document.body) look();
  });
  watched.observe(main, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden", "disabled"] });
  main.addEventListener("focusout", look);
  return () => {
    watched.disconnect();
    main.removeEventListener("focusout", look);
    cancelAnimationFrame(frame);
  };
}

/** How far the chrome reaches into the desk from each edge, so that what one goes to is not under it. */
export function edgesOf(main: HTMLElement): Edges {
  const { clientWidth: width, clientHeight: height } = main;
  const edges = { left: CLEAR, top: CLEAR, right: CLEAR, bottom: CLEAR };
  for (const part of main.children) {
    if (!(part instanceof HTMLElement) || !part.checkVisibility()) continue;
    // The bar over the selection keeps out of the way by itself, except on a phone, where it stands.
    if (part.matches(".unseen, .desk, .toasts, .ended, .empty") || (part.matches(".contextbar") && width > 700))
      continue;
    const box = part.getBoundingClientRect();
    if (box.height === 0 || box.width === 0) continue;
    const low = box.height <= LOW || box.width > width * 0.9;
    if (low && box.top < height / 4) edges.top = Math.max(edges.top, box.bottom + CLEAR);
    else if (low && box.bottom > (height * 3) / 4) edges.bottom = Math.max(edges.bottom, height - box.top + CLEAR);
    else if (box.height < height / 2) continue;
    else if (box.left < width / 4) edges.left = Math.max(edges.left, box.right + CLEAR);
    else if (box.right > (width * 3) / 4) edges.right = Math.max(edges.right, width - box.left + CLEAR);
  }
  return edges;
}
