/*
  Reads a picture and makes it as wide as the paper, in the middle of it, one byte of grey a point. Browsers know every PNG and
  JPEG that there is, and scale them well; a stranger's file is decoded here and nowhere else.
*/
let last = new Uint8Array();

function isPicture(head) {
  const starts = (...bytes) => bytes.every((byte, at) => head[at] === byte);
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
}

export async function read(input, widthMax, heightMax, sideMax) {
  const file = input.files[0];
  const unknown = { fault: "unknown", width: 0, height: 0 };

  if (!file || !isPicture(new Uint8Array(await file.slice(0, 8).arrayBuffer()))) {
    return unknown;
  }

  let picture;

  try {
    picture = await createImageBitmap(file);
  } catch {
    return unknown;
  } finally {
    /* The same file again is a choice again. */
    input.value = "";
  }

  if (picture.width > sideMax || picture.height > sideMax) {
    picture.close();
    return { fault: "large", width: 0, height: 0 };
  }

  const scale = Math.min(1, widthMax / picture.width, heightMax / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const small = await createImageBitmap(picture, { resizeWidth: width, resizeHeight: height, resizeQuality: "high" });
  picture.close();
  last = paint(small, widthMax, height);
  small.close();
  return { fault: null, width: widthMax, height };
}

/* What lets the paper through is white. */
function paint(picture, width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, Math.floor((width - picture.width) / 2), 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);

  for (let at = 0; at < grey.length; at++) {
    grey[at] = Math.round(0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2]);
  }

  return grey;
}

export function grey() {
  return last;
}
