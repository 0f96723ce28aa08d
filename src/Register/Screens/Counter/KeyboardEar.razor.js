/*
  The register's keyboard. One page has one register, so the listeners stand on the document: what has the focus decides
  only whether a key is meant for a field or a button instead.
*/
const always = new Set(["Escape", "F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9"]);
const outsideFields = new Set([..."0123456789,*", "Enter", "Backspace"]);
const sameKey = { ".": ",", x: "*", X: "*", "×": "*", Multiply: "*", Decimal: "," };

let ear = null;

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

function hear(key, event) {
  event.preventDefault();

  if (!event.repeat || key === "Backspace") {
    ear.invokeMethodAsync("HearAsync", key);
  }
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return;
  }

  const target = event.target;

  if (always.has(event.key)) {
    hear(event.key, event);

    if (event.key === "Escape") {
      target.blur?.();
    }
  } else if (target === searchField()) {
    onSearchKey(event, target);
  } else if (!isField(target)) {
    onFreeKey(event, target);
  }
}

function onSearchKey(event, search) {
  if (event.key === "Enter") {
    hear("Enter", event);
    search.blur();
  }
}

function onFreeKey(event, target) {
  const key = sameKey[event.key] ?? event.key;
  const onButton = target.matches("button, a, summary");

  if (onButton && (key === "Enter" || key === " ")) {
    return;
  }

  if (outsideFields.has(key)) {
    hear(key, event);
  } else if (key === " ") {
    event.preventDefault();
    searchField()?.focus();
  } else if (isLetter(key)) {
    searchField()?.focus();
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
  ear = null;
}
