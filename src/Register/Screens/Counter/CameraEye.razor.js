/*
  A camera instead of a scanner. It is offered only where the browser itself reads codes (BarcodeDetector), and where it lets a
  page have the camera at all: over https, or on the machine itself. Pictures stay in the browser.
*/
const lookEveryMs = 150;

/* The same code again within that is the same look at it. */
const sameForMs = 1500;

const places = new WeakMap();

async function formats() {
  if (!window.isSecureContext || !("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) {
    return [];
  }

  try {
    return await window.BarcodeDetector.getSupportedFormats();
  } catch {
    return [];
  }
}

/* One short tone, as a scanner makes: whoever aims looks at the code and not at the screen. */
function beep() {
  try {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    tone.frequency.value = 1800;
    tone.connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.08);
    tone.onended = () => sound.close();
  } catch {
    // A device without sound reads all the same.
  }
}

export async function offer(place, component) {
  const known = await formats();

  if (known.length === 0 || !place?.isConnected) {
    return;
  }

  const dialog = place.querySelector("dialog");
  const video = place.querySelector("video");
  const said = place.querySelector("[data-camera-said]");
  const eye = { stream: null, timer: 0, last: "", lastMs: 0 };
  const detector = new window.BarcodeDetector({ formats: known });
  places.set(place, eye);

  function close() {
    clearTimeout(eye.timer);
    eye.stream?.getTracks().forEach(track => track.stop());
    eye.stream = null;
    video.srcObject = null;
  }

  async function look() {
    if (!eye.stream) {
      return;
    }

    try {
      const [code] = video.readyState >= 2 ? await detector.detect(video) : [];

      if (code?.rawValue && eye.stream) {
        hear(code.rawValue);
      }
    } catch {
      // A picture that cannot be read: the next one may.
    }

    eye.timer = setTimeout(look, lookEveryMs);
  }

  function hear(code) {
    const now = performance.now();

    if (code === eye.last && now - eye.lastMs < sameForMs) {
      eye.lastMs = now;
      return;
    }

    [eye.last, eye.lastMs] = [code, now];
    beep();
    component.invokeMethodAsync("SeenAsync", code);
    dialog.close();
  }

  place.querySelector("[data-camera-open]").addEventListener("click", async () => {
    said.textContent = said.dataset.aim;
    dialog.showModal();

    try {
      eye.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });

      if (!dialog.open) {
        close();
        return;
      }

      video.srcObject = eye.stream;
      await video.play();
      look();
    } catch {
      said.textContent = said.dataset.denied;
    }
  });

  place.querySelector("[data-camera-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", event => event.stopPropagation());
  dialog.addEventListener("close", close);
  eye.close = close;
  place.hidden = false;
}

export function stop(place) {
  places.get(place)?.close();
}
