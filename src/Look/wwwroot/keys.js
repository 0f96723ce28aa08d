/* The keys of a bump bar, or of a keyboard: which one was pressed, told to the screen. */

/**
 * @param keys   The ones the screen knows.
 * @param passed What keeps its own Enter while it has the focus.
 * @param shown  What is rolled into view after a key: the first that is there.
 * @returns How to stop listening.
 */
export function hearKeys(screen, keys, passed, shown) {
  async function press(event) {
    if (!keys.has(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) {
      return;
    }

    const focused = document.activeElement?.closest(passed);

    // A key that has the focus answers Enter by itself.
    if (event.key === "Enter" && focused) {
      return;
    }

    if (event.key.startsWith("Arrow")) {
      focused?.blur();
    }

    event.preventDefault();
    await screen.invokeMethodAsync("PressAsync", event.key);
    requestAnimationFrame(() => document.querySelector(shown)?.scrollIntoView({ block: "nearest", inline: "nearest" }));
  }

  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
