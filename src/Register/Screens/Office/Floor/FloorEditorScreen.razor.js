/*
  Dragging happens on the page and is told to the hub once, when the finger is lifted: in whole units of the grid. Until then
  the piece is only shifted in sight. Keys go to the hub as they are pressed, unless somebody is typing.
*/
const moves = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Delete", "Escape"]);

/* A finger that shakes is a tap. */
const shakePx = 6;

let root = null;
let screen = null;
let drag = null;

function unitOf(plan) {
  const box = plan.getBoundingClientRect();
  return { x: box.width / Number(plan.dataset.columns), y: box.height / Number(plan.dataset.rows) };
}

function spotOf(piece) {
  const style = getComputedStyle(piece);
  const span = text => Number(/span (\d+)/.exec(text)?.[1] ?? 1);
  return {
    x: Number(style.gridColumnStart) - 1, y: Number(style.gridRowStart) - 1,
    width: span(style.gridColumnEnd), height: span(style.gridRowEnd),
  };
}

function onDown(event) {
  const plan = event.target.closest(".plan");
  const grip = event.target.closest("[data-grip]");
  const piece = grip ? plan?.querySelector("[data-piece][aria-pressed=true]") : event.target.closest("[data-piece]");

  if (plan && piece && event.button === 0) {
    drag = { plan, piece, isGrip: !!grip, startX: event.clientX, startY: event.clientY, spot: spotOf(piece), hasMoved: false };
  }
}

function onMove(event) {
  if (!drag) {
    return;
  }

  const [dx, dy] = [event.clientX - drag.startX, event.clientY - drag.startY];

  if (!drag.hasMoved && Math.hypot(dx, dy) < shakePx) {
    return;
  }

  drag.hasMoved = true;
  event.preventDefault();
  const unit = unitOf(drag.plan);
  const [columns, rows] = [Math.round(dx / unit.x), Math.round(dy / unit.y)];

  if (drag.isGrip) {
    drag.to = { ...drag.spot, width: Math.max(1, drag.spot.width + columns), height: Math.max(1, drag.spot.height + rows) };
    drag.piece.style.outline = "3px dashed currentColor";
    drag.piece.style.minWidth = `${drag.to.width * unit.x}px`;
    drag.piece.style.minHeight = `${drag.to.height * unit.y}px`;
  } else {
    drag.to = { ...drag.spot, x: drag.spot.x + columns, y: drag.spot.y + rows };
    drag.piece.style.translate = `${columns * unit.x}px ${rows * unit.y}px`;
  }
}

function onUp() {
  const done = drag;
  drag = null;

  if (!done?.hasMoved) {
    return;
  }

  /* The click that follows a drag is no tap; it comes at once, or not at all. */
  const swallow = event => { event.stopPropagation(); event.preventDefault(); };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
  done.piece.style.translate = done.piece.style.outline = done.piece.style.minWidth = done.piece.style.minHeight = "";

  if (done.to) {
    screen.invokeMethodAsync("DropAsync", done.piece.dataset.piece, done.to.x, done.to.y, done.to.width, done.to.height);
  }
}

function onCancel() {
  if (drag) {
    drag.piece.style.translate = drag.piece.style.outline = drag.piece.style.minWidth = drag.piece.style.minHeight = "";
    drag = null;
  }
}

function onKey(event) {
  if (event.target.matches("input, textarea, select")) {
    return;
  }

  const key = event.key.toLowerCase();

  if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y")) {
    event.preventDefault();
    screen.invokeMethodAsync("KeyAsync", key === "y" || event.shiftKey ? "redo" : "undo");
  } else if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  } else if (moves.has(event.key) && (event.target.closest("[data-piece]") || event.target === document.body || event.key === "Escape")) {
    event.preventDefault();
    screen.invokeMethodAsync("KeyAsync", event.key);
  } else if (key === "r") {
    screen.invokeMethodAsync("KeyAsync", "r");
  }
}

export function listen(element, component) {
  root = element;
  screen = component;
  root.addEventListener("pointerdown", onDown);
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", onUp);
  document.addEventListener("pointercancel", onCancel);
  document.addEventListener("keydown", onKey);
}

export function stop() {
  document.removeEventListener("pointermove", onMove);
  document.removeEventListener("pointerup", onUp);
  document.removeEventListener("pointercancel", onCancel);
  document.removeEventListener("keydown", onKey);
  root = screen = drag = null;
}
