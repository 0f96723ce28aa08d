/* The keys of the pass. */

import { hearKeys } from "../../RetailPos.Look/keys.js";

const keys = new Set(["ArrowUp", "ArrowDown", "Enter", "Escape", ..."acfpACFP123456789"]);

const attended = new WeakMap();

export function attend(body, screen) {
  attended.set(body, hearKeys(screen, keys, "button, a, summary", '.row[aria-current="true"]'));
}

export function leave(body) {
  attended.get(body)?.();
  attended.delete(body);
}
