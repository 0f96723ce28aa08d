/* What makes a telephone a beeper: it rings and shakes until its guest says that they are coming. */

const pattern = [400, 150, 400, 150, 700];
const everyMs = 3000;

/* A telephone that was left on a table is not to ring through the evening. */
const ringsMax = 40;

let timer = 0;

function once() {
  navigator.vibrate?.(pattern);
  return window.look.chime("ready");
}

export function ring() {
  quiet();
  let rung = 1;
  timer = setInterval(() => {
    rung += 1;
    rung > ringsMax ? quiet() : once();
  }, everyMs);
  return once();
}

export function quiet() {
  clearInterval(timer);
  timer = 0;
  navigator.vibrate?.(0);
  return "quiet";
}

/* A browser lets a page sound only after a finger has been on it: so that finger is asked for while there is time. */
export async function tryOut() {
  navigator.vibrate?.(200);
  return await window.look.chime("ready");
}
