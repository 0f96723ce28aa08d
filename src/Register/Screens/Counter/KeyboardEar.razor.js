/*
  The register's keyboard. One page has one register, so the listeners stand on the document: what has the focus decides
  only whether a key is meant for a field or a button instead.
*/
const always = new Set(["Escape", "F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10"]);
const outsideFields = new Set([..."0123456789,*+-/=%", "Enter", "Backspace", "Delete"]);
const arrows = new Set(["ArrowUp", "ArrowDown"]);
const sameKey = { ".": ",", x: "*", X: "*", "×": "*", Multiply: "*", Decimal: ",", Add: "+" };

/* The quickest fingers take 60 ms from key to key, scanners 1 to 40. The hub decides; here it only keeps a scan out of the fields. */
const scanGapMs = 50;

let ear = null;
let lastMs = 0;
let signs = 0;

/* Letters that came so close upon a key that they may be a scan's: the field that letters go to has them once it is sure that they are not. */
let unsure = "";
let unsureTimer = 0;

function searchField() {
  return document.querySelector("[data-search]");
}

/* A key of one letter that is no command begins a search, as if the field had had the focus. */
function isLetter(key) {
  return key.length === 1 && /\p{L}/u.test(key);
}

function isField(target) {
  return target.matches("input, textarea, select");
}

/* Function keys pay, as many as there are ways of paying; the rest stay the browser's. */
function paysByKey(key) {
  const keys = Number(document.querySelector("[data-payment-keys]")?.dataset.paymentKeys ?? 0);
  return /^F\d+$/.test(key) && Number(key.slice(1)) <= keys;
}

function hear(key, event) {
  event.preventDefault();

  if (!event.repeat || key === "Backspace") {
    ear.invokeMethodAsync("HeardAsync", key, event.key, Math.round(event.timeStamp));
  }
}

function onKey(event) {
  if (event.isComposing || event.key === "Shift" || event.key === "AltGraph") {
    return;
  }

  const isBurst = event.timeStamp - lastMs <= scanGapMs;
  lastMs = event.timeStamp;
  signs = event.key.length === 1 ? (isBurst ? signs + 1 : 1) : signs;

  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }

  const target = event.target;

  /* Where Escape would take a line off, whoever is writing on it only stops writing. */
  if (event.key === "Escape" && target.matches("[data-escape-leaves]")) {
    event.preventDefault();
    target.blur();
    return;
  }

  /* The whole screen is the browser's, unless the house has more keys than there is room for. */
  const opensKeys = event.key === "F11" && document.querySelector("[data-more]") !== null;

  if (always.has(event.key) || paysByKey(event.key) || opensKeys) {
    hear(event.key, event);

    if (event.key === "Escape") {
      target.blur?.();
    }
  } else if (target === searchField()) {
    onSearchKey(event, target);
  } else if (!isField(target)) {
    onFreeKey(event, target, isBurst && signs > 0);
  }
}

function goInside(event) {
  const first = document.querySelector("[data-tab-inside] :is(button, input, select, a[href]):not(:disabled)");

  if (first) {
    event.preventDefault();
    first.focus();
  }

  return first !== null;
}

function onSearchKey(event, search) {
  if (event.key === "Enter") {
    hear("Enter", event);
    search.blur();
  }
}

function onFreeKey(event, target, isBurst) {
  const key = sameKey[event.key] ?? event.key;
  const onButton = target.matches("button, a, summary");

  /* The end of a scan belongs to the scan, whatever has the focus. */
  if ((key === "Enter" || key === "Tab") && isBurst && signs > 2) {
    hear(key, event);
    forgetUnsure();
    signs = 0;
    return;
  }

  if (onButton && (key === "Enter" || key === " ")) {
    return;
  }

  if (key === "Tab") {
    /* From nowhere it goes into what is open, else on to tables and guests; from a control it is the browser's, as everywhere. */
    if (target === document.body && !event.shiftKey) {
      if (!goInside(event)) {
        hear(key, event);
      }
    }
  } else if (arrows.has(key)) {
    /* From department to department; a control that has the focus keeps its arrows. */
    if (target === document.body) {
      hear(key, event);
    }
  } else if (outsideFields.has(key)) {
    hear(key, event);
  } else if (key === " ") {
    event.preventDefault();
    searchField()?.focus();
  } else if (isLetter(event.key) && !isBurst) {
    onLetter(event);
  } else if (event.key.length === 1) {
    hear(event.key, event);
    keepUnsure(event.key);
  }
}

/* A finger that is quick after the multiplication key types no scan: no end of one follows. */
function keepUnsure(sign) {
  clearTimeout(unsureTimer);
  unsure += isLetter(sign) && !document.querySelector("[data-takes-letters]") ? sign : "";
  unsureTimer = setTimeout(searchUnsure, 2 * scanGapMs);
}

function searchUnsure() {
  const field = document.querySelector("[data-letters-here]") ?? searchField();

  if (unsure !== "" && field) {
    field.focus();
    field.value = unsure + field.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  forgetUnsure();
}

function forgetUnsure() {
  clearTimeout(unsureTimer);
  unsure = "";
}

/* A letter answers the question that is asked, goes to the one field of a pane, or begins a search. */
function onLetter(event) {
  if (document.querySelector("[data-takes-letters]")) {
    hear(event.key, event);
  } else {
    (document.querySelector("[data-letters-here]") ?? searchField())?.focus();
  }
}

/* A tapped button keeps the focus, and the next Enter would press it again, unseen. Keyboard clicks have no detail. */
function onClick(event) {
  if (event.detail > 0 && document.activeElement?.matches("button, a")) {
    document.activeElement.blur();
  }
}

export function listen(component) {
  ear = component;
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.documentElement.dataset.ear = "on";
}

/*
  The search field belongs to whoever types in it. The hub is a few letters behind and never writes into it; it only says
  which search has been dealt with, and what was typed beyond that is the next one.
*/
export function forget(searched) {
  const field = searchField();

  if (field?.value.startsWith(searched)) {
    field.value = field.value.slice(searched.length);

    if (field.value.length > 0) {
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

export function stop() {
  document.removeEventListener("keydown", onKey);
  document.removeEventListener("click", onClick);
  forgetUnsure();
  ear = null;
  delete document.documentElement.dataset.ear;
}
