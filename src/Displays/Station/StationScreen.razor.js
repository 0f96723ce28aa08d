/* What only the page can know of a station screen: how many tickets fit, and which key was pressed. */

import { hearKeys } from "../../RetailPos.Look/keys.js";

const keys = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape", "?",
  ..."abfghlmprsxABFGHLMPRSX123456789"]);

/* A finger that has just left may come down again: a double tap, or a second dish. */
const stillTouchedMs = 400;

/* Longer than any tap. A hand that rests on the glass must not hold back the kitchen. */
const touchMsMax = 1500;

/* What a thumb rolls without meaning to slide. */
const slipPx = 24;

const attended = new WeakMap();

/* What the hub takes for granted until it is told otherwise: an int that no board reaches. */
const all = 2147483647;

export function attend(body, screen) {
  let told = all;
  let asked = 0;

  /* Counted by where a ticket stands, not by where it is scrolled to: what is further on stays further on. */
  function measure() {
    asked = 0;
    const list = body.querySelector(".tickets");
    const cards = [...list?.querySelectorAll(".ticket") ?? []];
    const whole = new Map();

    if (list) {
      lay(list, cards);
    }

    const edge = (list?.clientWidth ?? 0) + 1;
    const origin = list?.offsetLeft ?? 0;

    for (const card of cards) {
      const left = card.offsetLeft - (card.offsetParent === list ? 0 : origin);
      const fits = left + card.offsetWidth <= edge;
      whole.set(card.dataset.ticket, fits && (whole.get(card.dataset.ticket) ?? true));
    }

    // A board on which everything stands has nothing to tell, whatever comes and goes.
    const standing = [...whole.values()].filter(Boolean).length;
    const shown = standing === whole.size ? all : standing;

    if (shown !== told) {
      told = shown;
      screen.invokeMethodAsync("Fits", shown).catch(() => { told = -1; });
    }
  }

  /* As many columns as CSS would make of --ticket, unless a ticket is so tall that only CSS can tear it (ticket.css). */
  function lay(list, cards) {
    const style = getComputedStyle(list);
    const gap = parseFloat(style.getPropertyValue("--gutter"));
    const within = list.clientWidth - 2 * gap;
    const columns = Math.max(1, Math.floor((within + gap) / (parseFloat(style.getPropertyValue("--ticket")) + gap)));
    list.style.setProperty("--columns", columns);
    list.toggleAttribute("data-columns", cards.every((card) => card.offsetHeight <= list.clientHeight - 2 * gap));
  }

  function later() {
    asked ||= requestAnimationFrame(measure);
  }

  // ---- nothing moves under a finger ----

  let touched = false;
  let letGo = 0;
  let aim = null;

  function touch(isTouched, ms) {
    clearTimeout(letGo);

    if (isTouched !== touched) {
      touched = isTouched;
      screen.invokeMethodAsync("Touch", isTouched).catch(() => {});
    }

    if (isTouched) {
      letGo = setTimeout(() => touch(false), ms);
    }
  }

  function down(event) {
    const list = body.querySelector(".tickets");
    aim = null;

    if (list?.contains(event.target)) {
      const key = event.target.closest("button, summary");
      aim = key && { key, x: event.clientX, y: event.clientY };
      touch(true, touchMsMax);
    }
  }

  /*
    The hub needs a moment to hear of the finger, and what was under way may still move the board. Then the press
    belongs to what was under the finger when it came down, and to nothing that has slid there since.
  */
  function up(event) {
    const pressed = aim;
    aim = null;

    if (!pressed) {
      return;
    }

    touch(true, stillTouchedMs);
    const slid = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > slipPx;
    const under = document.elementFromPoint(event.clientX, event.clientY);

    if (!slid && pressed.key.isConnected && !pressed.key.contains(under)) {
      swallow();
      pressed.key.click();
    }
  }

  /* The browser's own click, if it still makes one, would land on the newcomer. */
  function swallow() {
    const stop = (event) => {
      if (event.isTrusted) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    document.addEventListener("click", stop, true);
    setTimeout(() => document.removeEventListener("click", stop, true), 60);
  }

  body.addEventListener("pointerdown", down);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", up);

  const changes = new MutationObserver(later);
  // A ticket that becomes late grows by a strip.
  changes.observe(body, { childList: true, subtree: true, attributeFilter: ["data-urgency"] });
  const sizes = new ResizeObserver(later);
  sizes.observe(body);
  const deaf = hearKeys(
    screen, keys, "button, a", '.choice-key[data-at], .ticket-line[aria-current="true"], .ticket[aria-current="true"]');
  document.fonts?.ready.then(later);
  attended.set(body, () => {
    changes.disconnect();
    sizes.disconnect();
    deaf();
    document.removeEventListener("pointerup", up);
    document.removeEventListener("pointercancel", up);
    clearTimeout(letGo);
  });
  later();
}

export function leave(body) {
  attended.get(body)?.();
  attended.delete(body);
}
