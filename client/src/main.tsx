/** The page begins here. */

import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./chrome/style.css";
import "./chrome/access.css";
import { render } from "preact";
import { screenAt } from "./chrome/app.tsx";
import { dressPage } from "./chrome/dress.ts";
import { speakWanted } from "./chrome/language.ts";
import { keepShell } from "./keepshell.ts";

dressPage();
const [Screen] = await Promise.all([screenAt(location.pathname), speakWanted()]);

const root = document.getElementById("app");
if (root) {
  if (import.meta.env.DEV && location.search.includes("demo")) {
    const { Demo } = await import("./chrome/demo.tsx");
    render(<Demo />, root);
  } else {
    render(<Screen />, root);
    if (import.meta.env.PROD) keepShell();
  }
}
