/* Which key was pressed at the pass, and that the row it went to is seen. */

const keys = new Set(["ArrowUp", "ArrowDown", "Enter", "Escape", ..."acfpACFP123456789"]);

const attended = new WeakMap();

export function attend(body, screen) {
  async function press(event) {
    if (!keys.has(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) {
      return;
    }

    const focused = document.activeElement?.closest("button, a, summary");

    // A key that has the focus answers Enter by itself.
    if (event.key === "Enter" && focused) {
      return;
    }

    if (event.key.startsWith("Arrow")) {
      focused?.blur();
    }

    event.preventDefault();
    await screen.invokeMethodAsync("PressAsync", event.key);
    requestAnimationFrame(() => body.querySelector('.row[aria-current="true"]')?.scrollIntoView({ block: "nearest" }));
  }

  document.addEventListener("keydown", press);
  attended.set(body, () => document.removeEventListener("keydown", press));
}

export function leave(body) {
  attended.get(body)?.();
  attended.delete(body);
}
