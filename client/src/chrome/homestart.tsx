/** What a new board may begin with: nothing, or a template, each with a picture of what one gets. */

import { Plus } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { onLookChange } from "../canvas/look.ts";
import type { Beginning } from "./home.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";
import { TEMPLATE_NAMES } from "./templates/names.ts";
import type { TemplateName } from "./templates/template.ts";

interface StartProps {
  readonly busy: Beginning | undefined;
  readonly begin: (beginning: Beginning) => void;
}

export function HomeStart({ busy, begin }: StartProps) {
  return (
    <section class="home-start" aria-labelledby="home-start">
      <h2 id="home-start">{words.homepage.start}</h2>
      <ul class="tiles">
        <li>
          <button type="button" class="tile" disabled={busy !== undefined} onClick={() => begin("blank")}>
            <span class="tile-picture blank">
              <span class="first">
                <Icon of={Plus} size={28} />
              </span>
            </span>
            <Caption
              name={busy === "blank" ? words.homepage.creating : words.homepage.blank}
              means={words.homepage.blankMeans}
            />
          </button>
        </li>
        {TEMPLATE_NAMES.map((name) => (
          <li key={name}>
            <button type="button" class="tile" disabled={busy !== undefined} onClick={() => begin(name)}>
              <Preview name={name} />
              <Caption
                name={busy === name ? words.homepage.creating : words.templates[name].name}
                means={words.templates[name].means}
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Caption({ name, means }: { name: string; means: string }) {
  return (
    <span class="tile-words">
      <span class="tile-name">{name}</span> <span class="small soft">{means}</span>
    </span>
  );
}

/** The shapes are loaded once the page stands, so that nobody waits for pictures to begin. */
function Preview({ name }: { name: TemplateName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = async (): Promise<void> => {
      const [{ drawTemplate }] = await Promise.all([import("./homepreviews.ts"), document.fonts.ready]);
      if (canvas.current) drawTemplate(canvas.current, name);
    };
    void draw();
    return onLookChange(() => void draw());
  }, [name]);
  return (
    <span class="tile-picture" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}
