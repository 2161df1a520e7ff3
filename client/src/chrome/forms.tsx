/** The forms of shapes to choose from: in the dock for the next one, over a selection for those that are there. */

import { svgPath } from "../geometry/contour.ts";
import { FORM_NAMES, FORMS, type Form, usualSize } from "../shapes/forms.ts";
import { type KeyName, printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { words } from "./strings.ts";

const KEYS: Readonly<Partial<Record<Form, KeyName>>> = {
  rectangle: "rectangle",
  ellipse: "ellipse",
  diamond: "diamond",
};

export function FormIcon({ form }: { form: Form }) {
  const { w, h } = usualSize(form);
  const by = 20 / Math.max(w, h);
  const { rim, lines = [] } = FORMS[form](w * by, h * by);
  return (
    <svg
      width="24"
      height="24"
      viewBox={`${(w * by - 24) / 2} ${(h * by - 24) / 2} 24 24`}
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={[rim, ...lines].map(svgPath).join("")} />
    </svg>
  );
}

/** All forms as buttons. */
export function Forms({ current, choose }: { current: Form; choose: (form: Form) => void }) {
  return (
    <div class="forms">
      {FORM_NAMES.map((form) => {
        const key = KEYS[form];
        return (
          <Button
            key={form}
            label={words.forms[form]}
            pressed={form === current}
            onClick={() => choose(form)}
            {...(key && { stroke: printed(key) })}
          >
            <FormIcon form={form} />
          </Button>
        );
      })}
    </div>
  );
}
