/*
  What a guest has put together outlives the page: a telephone that sleeps loses its connection, and with it the page. It is
  kept for this tab only, and a browser that keeps nothing costs the guest nothing but that.
*/
export function keep(key, text) {
  try {
    if (text) {
      sessionStorage.setItem(key, text);
    } else {
      sessionStorage.removeItem(key);
    }
  } catch {
    // Storage is full, or forbidden.
  }
}

export function bring(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function rise() {
  scrollTo({ top: 0, behavior: "smooth" });
}
