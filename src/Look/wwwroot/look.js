/*
  What every page of the house runs: it starts Blazor, keeps the hub's clock, tells the truth about freshness, writes
  ages, knows keys from fingers, and chimes. A plain script, loaded by the host page after Blazor's own:

      <script src="_framework/blazor.web.js" autostart="false"></script>
      <script src="_content/RetailPos.Look/look.js"></script>

  Who owns which part of the page. Blazor compares its own picture of the page with its next one and never looks at the
  page itself, so what it has not written it does not touch. Hence three rules, which make this script safe beside it:
    1. Text is written only into elements that a component renders empty and for ever empty: <time data-since>,
       [data-late-by], [data-urgency-word], [data-look=…].
    2. Attributes are written only when no component ever renders them: data-urgency, data-fresh, and on <html>
       data-input, data-circuit and data-fresh.
    3. The band is this script's own element at the end of the body, and is put back should a navigation sweep it away.
*/
(() => {
  "use strict";

  /*
    Proof older than this is no proof: with a tick on top the page says so within two seconds (kitchen.md §5). Beats come
    every 800 ms, so one may be missing but not two.
  */
  const staleAfterMs = 1750;

  /* Often enough to be back within 3 s of a restart, seldom enough that 40 screens are no load on a starting hub. */
  const retryEveryMs = 500;

  /*
    A circuit that stays mute for three seconds more while the hub answers has crashed, or its socket leads nowhere:
    the page is loaded anew. A beat that was only late is given one second to arrive once the hub answers again.
  */
  const muteTicksMax = 15;
  const lateBeatPatienceMs = 1000;

  const tickEveryMs = 200;
  const healthPatienceMs = 1500;

  /* French until the page has said otherwise: FreshnessBeat renders the words of the page's own language. */
  const words = {
    fresh: "à jour",
    stale: "HORS LIGNE depuis {0}",
    last: "Dernière commande vue : {0}",
    connecting: "Connexion…",
    spoken: "HORS LIGNE. Ce qui est affiché peut être ancien.",
    retrying: "Nouvel essai en cours, ne rien recharger.",
    behind: "Le hub répond, mais cet écran ne suit plus.",
    urgencyFresh: "",
    urgencyWaiting: "attend",
    urgencyLate: "en retard",
    in: "dans {0}",
    muted: "Son coupé : activer le son",
  };

  const root = document.documentElement;
  const page = {
    beatAtMs: null,        // performance.now() of the last beat that carried proof
    aliveAtMs: null,       // … of the last sign of life, proof or not
    behind: false,         // the last sign of life said that the screen has fallen behind the journal
    hubMs: null,           // the hub's clock at hubAtMs
    hubAtMs: 0,
    offsetMinutes: 0,      // of the site's clock, as the hub last sent it
    position: null,
    lastOrder: "",
    circuit: "starting",   // starting, up, down
    downAtMs: null,
    agesPaintedAt: null,   // the hub's whole second in which all ages were last written
    muteTicks: 0,
    frameAsked: false,     // a frame is awaited; until it comes no other is asked for
    painted: null,         // the position that a frame has shown since the last answer
    input: "touch",
    band: null,
  };

  /* How long an answer waits for its frame. A slower one is told of with the next beat: no beat may be held up by a frame. */
  const framePatienceMs = 250;

  // ---- time: the hub's is the only time -------------------------------------------------------------------------

  function setClock(iso) {
    const ms = Date.parse(iso);

    if (Number.isNaN(ms)) {
      return;
    }

    const offset = /([+-])(\d\d):(\d\d)$/.exec(iso);
    page.offsetMinutes = offset ? (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
    page.hubMs = ms;
    page.hubAtMs = performance.now();
  }

  /* Between beats the hub's clock is carried on by performance.now(), which no one can set back. */
  function hubNowMs() {
    return page.hubMs === null ? null : page.hubMs + performance.now() - page.hubAtMs;
  }

  function clockText(ms) {
    return new Date(ms + page.offsetMinutes * 60_000).toISOString().slice(11, 19);
  }

  function two(number) {
    return String(number).padStart(2, "0");
  }

  /* mm:ss up to an hour, then h:mm with its unit, so that 1:05 cannot be taken for a minute. Never negative. */
  function ageText(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    return whole < 3600
      ? `${two(Math.floor(whole / 60))}:${two(whole % 60)}`
      : `${Math.floor(whole / 3600)} h ${two(Math.floor(whole / 60) % 60)}`;
  }

  /* The text's own node is kept where there is one: whoever watches for new tickets is not called for every second of their age. */
  function setText(element, text) {
    const only = element.childNodes.length === 1 ? element.firstChild : null;

    if (only?.nodeType !== Node.TEXT_NODE) {
      element.textContent = text;
    } else if (only.data !== text) {
      only.data = text;
    }
  }

  function setMark(element, name, value) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }

  // ---- ages ------------------------------------------------------------------------------------------------------

  function paintAges(within = document) {
    const nowMs = hubNowMs();

    if (nowMs === null) {
      return;
    }

    for (const time of within.querySelectorAll("[data-since]")) {
      paintAge(time, nowMs);
    }

    for (const time of within.querySelectorAll("[data-until]")) {
      const seconds = (Date.parse(time.dataset.until) - nowMs) / 1000;
      setText(time, seconds > 0 ? words.in.replace("{0}", ageText(seconds)) : "");
    }
  }

  /* Ages are told in seconds: oftener than that there is nothing new to write, and every word written is a layout. */
  function paintAgesOnceASecond() {
    const nowMs = hubNowMs();
    const second = nowMs === null ? null : Math.floor(nowMs / 1000);

    if (second !== page.agesPaintedAt) {
      page.agesPaintedAt = second;
      paintAges();
    }
  }

  /* Only what has changed: sixty tickets stand still while one comes. */
  function paintNews(changes) {
    const places = new Set();

    for (const change of changes) {
      if (change.attributeName === "data-chime" || change.attributeName === "data-hush") {
        ringAsRendered(change.target, change.attributeName);
      } else if (change.type === "attributes") {
        places.add(change.target.parentElement ?? document);
      }

      for (const node of change.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) {
          places.add(node.closest("[data-ages]") ?? (node.matches("[data-since], [data-until]") ? node.parentElement : node));
        }
      }
    }

    places.forEach(paintAges);
  }

  function paintAge(time, nowMs) {
    const sinceMs = Date.parse(time.dataset.since);

    if (Number.isNaN(sinceMs)) {
      return;
    }

    const seconds = Math.max(0, (nowMs - sinceMs) / 1000);
    setText(time, ageText(seconds));
    const card = time.closest("[data-ages]");

    // A card may hold several times; the one with thresholds says how urgent the card is.
    if (card && (time.dataset.waitingAfter || time.dataset.lateAfter)) {
      const { waitingAfter = "Infinity", lateAfter = "Infinity" } = time.dataset;
      paintUrgency(card, seconds, Number(waitingAfter), Number(lateAfter));
    }
  }

  function paintUrgency(card, seconds, waitingAfter, lateAfter) {
    const urgency = seconds >= lateAfter ? "late" : seconds >= waitingAfter ? "waiting" : "fresh";

    // Only what becomes late before our eyes: a page that opens on a late service does not shout it all at once.
    if (urgency === "late" && card.dataset.urgency && card.dataset.urgency !== "late" && card.closest("[data-chimes]")) {
      chime("late");
    }

    setMark(card, "data-urgency", urgency);
    const lateMinutes = urgency === "late" ? Math.floor((seconds - lateAfter) / 60) : 0;
    const lateBy = lateMinutes > 0 ? `+${lateMinutes} min` : "";
    const word = { fresh: words.urgencyFresh, waiting: words.urgencyWaiting, late: words.urgencyLate }[urgency];

    for (const place of card.querySelectorAll("[data-late-by]")) {
      setText(place, lateBy);
    }

    for (const place of card.querySelectorAll("[data-urgency-word]")) {
      setText(place, word);
    }
  }

  // ---- freshness -------------------------------------------------------------------------------------------------

  function isWatched() {
    return page.beatAtMs !== null || page.aliveAtMs !== null;
  }

  function isFresh(nowMs) {
    const beaten = page.beatAtMs !== null && nowMs - page.beatAtMs < staleAfterMs;
    return beaten && !page.behind && page.circuit !== "down";
  }

  /* "à jour", "connecting" before the first proof, or "stale". A page that never beats is judged by its circuit alone. */
  function standing(nowMs) {
    if (isFresh(nowMs)) {
      return "fresh";
    }

    if (isWatched()) {
      return "stale";
    }

    return page.circuit === "down" ? "stale" : "connecting";
  }

  function paintFreshness() {
    readWords();
    const nowMs = performance.now();
    const state = standing(nowMs);
    setMark(root, "data-fresh", state);
    setMark(root, "data-circuit", page.circuit);
    setMark(root, "data-input", page.input);
    const since = ageText((nowMs - (page.beatAtMs ?? page.downAtMs ?? nowMs)) / 1000);
    const stale = words.stale.replace("{0}", since);
    const sentence = { fresh: words.fresh, connecting: words.connecting, stale }[state];

    for (const status of document.querySelectorAll('[data-look="status"]')) {
      setMark(status, "data-fresh", state);
      setText(status, sentence);
    }

    const clock = hubNowMs();

    for (const place of document.querySelectorAll('[data-look="clock"]')) {
      setText(place, clock === null ? "--:--:--" : clockText(clock));
    }

    paintBand(state, sentence);
    endMuteCircuit(state, nowMs);
  }

  /*
    Whoever beats renders the words. Without them somebody has gone on to a page that does not beat, over the same circuit:
    the beats of the page before are no promise of its own.
  */
  function readWords() {
    const source = document.querySelector('[data-look="words"]');

    if (source === null) {
      page.beatAtMs = null;
      page.aliveAtMs = null;
      page.behind = false;
    } else {
      for (const name of Object.keys(words)) {
        words[name] = source.dataset[name] ?? words[name];
      }
    }
  }

  function paintBand(state, sentence) {
    if (state !== "stale") {
      page.band?.remove();
      page.band = null;
      return;
    }

    page.band ??= newBand();

    if (!page.band.isConnected) {
      document.body.append(page.band);
    }

    const behind = page.behind && page.circuit === "up" && performance.now() - page.aliveAtMs < staleAfterMs;
    const last = page.lastOrder ? ` ${words.last.replace("{0}", page.lastOrder)}` : "";
    setText(page.band.children[1], `${sentence}.${last}`);
    setText(page.band.children[2], behind ? words.behind : words.retrying);
  }

  /* The seconds tick for the eye only; a screen reader hears one sentence, once. */
  function newBand() {
    const band = document.createElement("div");
    band.className = "look-band";
    band.dataset.look = "band";
    const spoken = document.createElement("p");
    spoken.className = "visually-hidden";
    spoken.setAttribute("role", "alert");
    spoken.setAttribute("aria-live", "assertive");
    const shown = document.createElement("span");
    shown.setAttribute("aria-hidden", "true");
    const next = document.createElement("span");
    next.className = "look-band-next";
    next.setAttribute("aria-hidden", "true");
    band.append(spoken, shown, next);
    document.body.append(band);
    // An alert is read when text comes into it, not when it comes with its text.
    requestAnimationFrame(() => setText(spoken, words.spoken));
    return band;
  }

  /* Counted in ticks, not in time: a page that slept has not been listening and may not blame the circuit for it. */
  async function endMuteCircuit(state, nowMs) {
    const mute = state === "stale" && page.circuit === "up" && nowMs - (page.aliveAtMs ?? nowMs) > staleAfterMs;
    page.muteTicks = mute ? page.muteTicks + 1 : 0;

    if (page.muteTicks === muteTicksMax) {
      await hubBack();
      await rest(lateBeatPatienceMs);

      if (performance.now() - page.aliveAtMs > staleAfterMs) {
        location.reload();
      }

      page.muteTicks = 0;
    }
  }

  // ---- the circuit -----------------------------------------------------------------------------------------------

  async function hubAnswers() {
    try {
      const answer = await fetch(new URL("health", document.baseURI), {
        cache: "no-store",
        signal: AbortSignal.timeout(healthPatienceMs),
      });
      return answer.ok;
    } catch {
      return false;
    }
  }

  async function hubBack() {
    while (!await hubAnswers()) {
      await rest(retryEveryMs);
    }
  }

  function rest(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  async function comeBack() {
    for (;;) {
      if (await hubAnswers() && await reconnected()) {
        return;
      }

      await rest(retryEveryMs);
    }
  }

  /* The hub answers. Either it still has our circuit, or it was restarted and a new page is the only way back. */
  async function reconnected() {
    try {
      if (!await Blazor.reconnect()) {
        location.reload();
      }

      return true;
    } catch {
      return false;
    }
  }

  const reconnectionHandler = {
    onConnectionDown() {
      if (page.circuit === "down") {
        return;
      }

      page.circuit = "down";
      page.downAtMs = performance.now();
      paintFreshness();
      comeBack();
    },
    onConnectionUp() {
      page.circuit = "up";
      page.downAtMs = null;
      paintFreshness();
    },
  };

  async function startBlazor() {
    if (typeof Blazor === "undefined") {
      return;
    }

    try {
      await Blazor.start({ circuit: { reconnectionHandler } });
      page.circuit = "up";
    } catch (error) {
      // The hub went away between the page and its circuit.
      console.warn(error);
      page.circuit = "down";
      page.downAtMs = performance.now();

      paintFreshness();
      await hubBack();
      location.reload();
    }
  }

  // ---- keys or fingers -------------------------------------------------------------------------------------------

  /* The keyboard on a tablet's glass answers "Unidentified": that is still a finger. */
  function onKey(event) {
    wakeSound();
    hush();

    if (event.key && event.key !== "Unidentified" && !event.isComposing && event.keyCode !== 229) {
      setInput("keys");
    }
  }

  function onPointer(event) {
    if (event.pointerType !== "mouse") {
      setInput("touch");
    }

    wakeSound();
    hush();
  }

  function setInput(input) {
    page.input = input;
    setMark(root, "data-input", input);
  }

  // ---- sound -----------------------------------------------------------------------------------------------------

  /* Two soft tones each: frequency in hertz, start and length in seconds. Kinds differ by interval, not by loudness. */
  const chimes = {
    new: [[784, 0, 0.16], [1047, 0.14, 0.26]],
    ready: [[1047, 0, 0.16], [1319, 0.12, 0.16], [1568, 0.24, 0.4]],
    late: [[587, 0, 0.2], [587, 0.28, 0.3]],
    changed: [[880, 0, 0.14], [698, 0.14, 0.28]],
    cancelled: [[659, 0, 0.14], [523, 0.13, 0.14], [392, 0.26, 0.34]],
  };

  /* Longer than any of them. */
  const chimeMsMax = 1000;

  /* What rings is painted first: opening a sounding device takes longer than a ticket, and no ear hears a tenth of a second. */
  const paintFirstMs = 100;

  let audio = null;

  /* Put to sleep by ourselves between two chimes: a sounding device that plays silence takes a thread and a battery. */
  let asleep = false;
  let sleepTimer = 0;

  function sleepSoon(afterMs) {
    clearTimeout(sleepTimer);
    sleepTimer = setTimeout(() => {
      asleep = true;
      audio.suspend().catch(() => { asleep = false; });
    }, afterMs);
  }

  function wakeSound() {
    if (audio?.state === "suspended" && !asleep) {
      audio.resume().then(paintSound, () => {});
    }
  }

  /* "on", "blocked" until somebody touches the screen, or "none" where there is no sound at all. */
  function sound() {
    try {
      audio ??= new AudioContext();
    } catch {
      return "none";
    }

    return audio.state === "running" || asleep ? "on" : "blocked";
  }

  let ringing = 0;

  /* Somebody is there: whoever touches the screen has heard it. */
  function hush() {
    clearInterval(ringing);
    ringing = 0;
  }

  /*
    Plays and answers "on", or plays nothing and answers why: the register is told that a kitchen cannot hear. With
    seconds it goes on until somebody touches the screen, or until hush().
  */
  async function chime(kind, everySeconds = 0) {
    if (everySeconds > 0) {
      hush();
      ringing = setInterval(() => chime(kind), everySeconds * 1000);
    }

    clearTimeout(sleepTimer);
    await rest(paintFirstMs);

    if (asleep || sound() === "blocked") {
      asleep = false;
      // resume() hangs for ever without a gesture, so it is given a moment and no more.
      await Promise.race([audio.resume().catch(() => {}), rest(200)]);
    }

    const answer = sound();

    if (answer === "on") {
      for (const [hertz, startSeconds, lengthSeconds] of chimes[kind] ?? chimes.new) {
        tone(hertz, audio.currentTime + startSeconds, lengthSeconds);
      }

      sleepSoon(chimeMsMax);
    }

    paintSound();
    return answer;
  }

  /* A screen that is drawn anew says in the same breath what rings: data-chime="NUMBER KIND SECONDS", data-hush="NUMBER". */
  function ringAsRendered(screen, said) {
    const [, kind, seconds] = screen.getAttribute(said)?.split(" ") ?? [];

    if (said === "data-hush") {
      hush();
    } else if (kind) {
      chime(kind, Number(seconds));
    }
  }

  function tone(hertz, at, lengthSeconds) {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.type = "triangle";
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0.0001, at);
    gain.gain.exponentialRampToValueAtTime(0.5, at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + lengthSeconds);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + lengthSeconds + 0.02);
  }

  function paintSound() {
    const blocked = audio !== null && sound() === "blocked";

    for (const place of document.querySelectorAll('[data-look="sound"]')) {
      setText(place, blocked ? words.muted : "");
    }
  }

  // ---- painted: what the hub may count on -------------------------------------------------------------------------

  /* Two frames: the first one paints what is in the page now, and the second proves that the first was painted. */
  function frame(position) {
    if (page.frameAsked) {
      return rest(framePatienceMs);
    }

    page.frameAsked = true;
    const painted = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
      page.frameAsked = false;
      page.painted = document.visibilityState === "visible" ? position : null;
      resolve();
    })));
    return Promise.race([painted, rest(framePatienceMs)]);
  }

  /* Nothing is painted by a page that nobody can see: it answers so, and at once. */
  async function paintedAnswer(position) {
    const visible = document.visibilityState === "visible";

    if (visible) {
      await frame(position);
    }

    const painted = visible && document.visibilityState === "visible" ? page.painted ?? 0 : 0;
    page.painted = null;
    return { painted, visible, sound: audio === null ? "none" : sound() };
  }

  // ---- what components call --------------------------------------------------------------------------------------

  window.look = {
    /* This screen has shown everything up to `position`, and answers what of it was on the glass; it is `hubTimeIso` at the hub, with the site's own offset. */
    beat(position, hubTimeIso, lastOrderLabel) {
      page.position = position;
      page.lastOrder = lastOrderLabel ?? "";
      page.behind = false;
      page.beatAtMs = performance.now();
      page.aliveAtMs = page.beatAtMs;
      page.circuit = "up";
      setClock(hubTimeIso);
      paintFreshness();
      paintAges();
      return paintedAnswer(position);
    },

    /* The circuit lives, but the screen has fallen behind the journal: the clock goes on, "à jour" ends at once. */
    alive(hubTimeIso) {
      page.behind = true;
      page.aliveAtMs = performance.now();
      page.circuit = "up";
      setClock(hubTimeIso);
      paintFreshness();
    },

    chime,
    hush,
    sound() {
      const answer = sound();
      paintSound();
      return answer;
    },

    /* For tests and for people with the developer tools open. */
    state() {
      const now = hubNowMs();
      return {
        standing: standing(performance.now()),
        circuit: page.circuit,
        position: page.position,
        lastOrder: page.lastOrder,
        hubTime: now === null ? null : new Date(now).toISOString(),
        input: page.input,
        sound: audio === null ? "none" : sound(),
        ringing: ringing !== 0,
      };
    },
  };

  addEventListener("keydown", onKey, { capture: true, passive: true });
  addEventListener("pointerdown", onPointer, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => {
    paintFreshness();
    paintAges();
  });

  // A browser drops nothing where nobody said that it may, and a page on the hub would say so too late and too often.
  for (const moved of ["dragenter", "dragover"]) {
    document.addEventListener(moved, (event) => {
      if (event.target.closest?.("[data-drop]")) {
        event.preventDefault();
      }
    });
  }

  // A new ticket has its age and its urgency before it is painted for the first time, not a tick later.
  const news = { childList: true, subtree: true, attributeFilter: ["data-since", "data-until", "data-hush", "data-chime"] };
  new MutationObserver(paintNews).observe(document, news);

  setInput(matchMedia("(any-pointer: coarse)").matches ? "touch" : "keys");
  setInterval(() => {
    paintFreshness();
    paintAgesOnceASecond();
    paintSound();
  }, tickEveryMs);
  paintFreshness();
  startBlazor();
})();
