/* What only the browser can do with what a page shows: put it into a file, or on paper. */

export async function save(name, type, stream) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  /* The browser has begun to read it by then, and nobody else knows the address. */
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function print() {
  window.print();
}
