/** The page begins here. */

import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./chrome/style.css";
import { render } from "preact";
import { App } from "./chrome/app.tsx";

const root = document.getElementById("app");
if (root) {
  if (import.meta.env.DEV && location.search.includes("demo")) {
    const { Demo } = await import("./chrome/demo.tsx");
    render(<Demo />, root);
  } else {
    render(<App />, root);
  }
}
