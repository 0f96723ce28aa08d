/* What only the page can know of a station screen: how many tickets fit, and which key was pressed. */

const keys = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape",
  "b", "B", "s", "S", "r", "R", "?", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);

const attended = new WeakMap();

export function attend(body, screen) {
  let told = -1;
  let asked = 0;

  /* Counted by where a ticket stands, not by where it is scrolled to: what is further on stays further on. */
  function measure() {
    asked = 0;
    const list = body.querySelector(".tickets");
    const whole = new Map();

    for (const card of list?.querySelectorAll(".ticket") ?? []) {
      const fits = card.offsetLeft - list.offsetLeft + card.offsetWidth <= list.clientWidth + 1;
      whole.set(card.dataset.ticket, fits && (whole.get(card.dataset.ticket) ?? true));
    }

    const shown = [...whole.values()].filter(Boolean).length;

    if (shown !== told) {
      told = shown;
      screen.invokeMethodAsync("Fits", shown).catch(() => { told = -1; });
    }
  }

  function later() {
    asked ||= requestAnimationFrame(measure);
  }

  async function press(event) {
    if (!keys.has(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) {
      return;
    }

    const focused = document.activeElement?.closest("button, a");

    // A key that has the focus answers Enter by itself.
    if (event.key === "Enter" && focused) {
      return;
    }

    if (event.key.startsWith("Arrow")) {
      focused?.blur();
    }

    event.preventDefault();
    await screen.invokeMethodAsync("PressAsync", event.key);
    requestAnimationFrame(() => document.querySelector('.ticket-line[aria-current="true"], .ticket[aria-current="true"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" }));
  }

  const changes = new MutationObserver(later);
  changes.observe(body, { childList: true, subtree: true });
  const sizes = new ResizeObserver(later);
  sizes.observe(body);
  document.addEventListener("keydown", press);
  document.fonts?.ready.then(later);
  attended.set(body, () => {
    changes.disconnect();
    sizes.disconnect();
    document.removeEventListener("keydown", press);
  });
  later();
}

export function leave(body) {
  attended.get(body)?.();
  attended.delete(body);
}
