// @ts-check
// Sliders. While one moves, the browser weighs the runs it holds and shows an approximate answer at once; when it is let go, the server
// runs the model and its answer replaces that. One request is under way at a time, and the latest wish wins.
"use strict";

(() => {
  const page = document.body.dataset;
  const lang = page.lang || "en";

  /**
   * Runs of the model under what is held: a balance for each, and the normal score at which each drew every input, in parts of `unit`;
   * `places` are the scores of a slider's places.
   * @typedef {{draws: number, unit: number, places: number[], balances: Float32Array, scores: Map<string, Int16Array>}} Runs
   */

  /** @param {string} id @returns {HTMLElement | null} */
  const at = (id) => document.getElementById(id);
  const sliders = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input.slider")]);
  const tell = (/** @type {string} */ text) => { document.dispatchEvent(new CustomEvent("told", { detail: text })); };

  // --- what is held -----------------------------------------------------------------------------------------------------

  /** @param {HTMLInputElement} [but] a slider to leave out @returns {Map<string, number>} positions 0 to 1000 */
  function held(but) {
    return new Map(sliders().filter((each) => each.dataset.held && each !== but).map((each) => [each.dataset.key || "", Number(each.value)]));
  }

  /** The address of this view with these sliders held; what else it says, the scenario above all, stays. @param {Map<string, number>} pins */
  function query(pins) {
    const all = new URLSearchParams(location.search);
    for (const key of [...all.keys()]) if (key.startsWith("pin.")) all.delete(key);
    for (const [key, position] of pins) all.set(`pin.${key}`, String(position));
    return all;
  }

  /** A link that leads on under the same sliders. @param {HTMLAnchorElement} link @param {URLSearchParams} all */
  function carry(link, all) {
    const to = new URL(link.href);
    for (const key of [...to.searchParams.keys()]) if (key.startsWith("pin.")) to.searchParams.delete(key);
    for (const [key, value] of all) if (key.startsWith("pin.")) to.searchParams.set(key, value);
    link.href = to.href;
  }

  /** @param {HTMLInputElement} slider @param {boolean} on */
  function hold(slider, on) {
    if (on) slider.dataset.held = "1";
    else { delete slider.dataset.held; slider.value = "500"; }
    const steps = JSON.parse(slider.dataset.steps || "[]");
    const value = on ? steps[Math.round(Number(slider.value) / STEP)] || "" : slider.dataset.rest || "";
    const dial = slider.closest(".dial");
    const shown = dial?.querySelector("output");
    if (shown) shown.textContent = value;
    slider.setAttribute("aria-valuetext", value);
    put(slider);
    const button = dial?.querySelector("button");
    if (button instanceof HTMLButtonElement) button.hidden = !on;
    for (const each of document.querySelectorAll("[data-free=all]")) each.toggleAttribute("disabled", !held().size);
  }

  // --- the handle on the hill -------------------------------------------------------------------------------------------
  // It has no figure of its own: it stands where its slider is, and the hand, a finger or an arrow key on it moves that slider.

  const STEP = 25; // between two places of a slider
  /** What a key adds to a slider's place. @type {Record<string, number>} */
  const KEYS = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP, PageUp: 4 * STEP, PageDown: -4 * STEP, Home: -1000, End: 1000 };

  /** The slider of what a person touches: itself, or that of the hill. @param {EventTarget | null} target */
  function sliderOf(target) {
    if (!(target instanceof Element) || !target.matches("input.slider, .slope, .slope *")) return null;
    return /** @type {HTMLInputElement | null} */ (target.closest(".dial")?.querySelector("input.slider") || null);
  }

  /** Where on the hill's width, 0 to 1, each place of the slider lies. @param {Element} hill @returns {number[]} */
  const placesOf = (hill) => JSON.parse(/** @type {HTMLElement} */ (hill).dataset.places || "[]");

  /** Put the handle where the slider is. @param {HTMLInputElement} slider */
  function put(slider) {
    const hill = slider.closest(".dial")?.querySelector(".slope"), handle = hill?.querySelector(".handle");
    if (!hill || !(handle instanceof HTMLElement)) return;
    handle.style.left = `${100 * (placesOf(hill)[Math.round(Number(slider.value) / STEP)] || 0)}%`;
    handle.setAttribute("aria-valuenow", slider.value);
    handle.setAttribute("aria-valuetext", slider.getAttribute("aria-valuetext") || "");
  }

  /** Move a slider as the hand would on itself. @param {HTMLInputElement} slider @param {number} position */
  function move(slider, position) {
    const before = slider.value;
    slider.value = String(position); // which keeps it within its ends
    if (slider.value === before && slider.dataset.held) return;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const release = (/** @type {HTMLInputElement} */ slider) => { slider.dispatchEvent(new Event("change", { bubbles: true })); };

  /** The slider's position nearest to a point of its hill. @param {Element} hill @param {number} x of the window */
  function nearest(hill, x) {
    const { left, width } = hill.getBoundingClientRect();
    const places = placesOf(hill), off = places.map((place) => Math.abs(place - (x - left) / (width || 1)));
    return STEP * off.indexOf(Math.min(...off));
  }

  /** The hill under the hand, until it is let go. @type {Element | null} */
  let dragged = null;

  document.addEventListener("pointerdown", (event) => {
    const hill = event.target instanceof Element && event.isPrimary && !event.button ? event.target.closest(".slope") : null;
    const slider = sliderOf(hill);
    if (!hill || !slider) return;
    event.preventDefault(); // which would mark text, and take the focus from the handle
    dragged = hill;
    hill.setPointerCapture(event.pointerId);
    const handle = hill.querySelector(".handle");
    if (handle instanceof HTMLElement) handle.focus({ preventScroll: true });
    move(slider, nearest(hill, event.clientX));
  });
  document.addEventListener("pointermove", (event) => {
    const slider = sliderOf(dragged);
    if (dragged && slider && event.isPrimary) move(slider, nearest(dragged, event.clientX));
  });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => {
    const slider = sliderOf(dragged);
    dragged = null;
    if (slider) release(slider);
  });
  document.addEventListener("keydown", (event) => {
    const by = KEYS[event.key], slider = event.target instanceof Element && event.target.matches(".handle") ? sliderOf(event.target) : null;
    if (!by || !slider || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(slider, Number(slider.value) + by);
    release(slider);
  });

  // --- requests: one at a time ------------------------------------------------------------------------------------------

  let busy = false;
  /** What is wanted next: the exact answer before runs for the next movement. @type {{exact?: () => Promise<void>, runs?: () => Promise<void>}} */
  const wish = {};

  async function serve() {
    if (busy) return;
    busy = true;
    for (;;) {
      const next = wish.exact || wish.runs;
      if (!next) break;
      if (wish.exact) delete wish.exact;
      else delete wish.runs;
      try { await next(); } catch { tell(page.gone || ""); }
    }
    busy = false;
  }

  /** The slider under the hand, until it is let go. @type {HTMLInputElement | null} */
  let moving = null;

  /** The answer of the server under what is held now. */
  function settle() {
    moving = null;
    const begun = performance.now();
    const place = at("drawn");
    const all = query(held());
    history.replaceState(null, "", all.toString() ? `?${all}` : location.pathname);
    for (const link of document.querySelectorAll("a[data-state]")) carry(/** @type {HTMLAnchorElement} */ (link), all);
    wish.exact = async () => {
      const live = at("live");
      if (live) {
        const made = await asked(`${live.dataset.from}?${all}`);
        const figures = made?.querySelector("#live");
        if (wish.exact) return; // overtaken
        if (figures instanceof HTMLElement) {
          live.replaceWith(figures);
          say(figures);
          draw(figures, JSON.parse(figures.dataset.dots || "[]"));
          figures.dataset.exact = String(Math.round(performance.now() - begun));
        }
      }
      const made = await asked(`${place?.dataset.from || ""}?${all}`);
      if (wish.exact || !made || !place) return;
      place.replaceChildren(made);
      place.dataset.ms = String(Math.round(performance.now() - begun));
      fresh(true);
    };
    serve();
  }

  /** What the server draws; null where it says what is wrong instead. @param {string} address @returns {Promise<DocumentFragment | null>} */
  async function asked(address) {
    const answer = await fetch(address);
    const html = await answer.text();
    if (!answer.ok) { tell(new DOMParser().parseFromString(html, "text/html").body.innerText.trim()); return null; }
    const made = document.createElement("template");
    made.innerHTML = html;
    return made.content;
  }

  /** Whether the answer is that of the sliders. @param {boolean} yes */
  function fresh(yes) {
    const place = at("drawn");
    place?.classList.toggle("stale", !yes);
    place?.setAttribute("aria-busy", String(!yes));
  }

  // --- the picture ------------------------------------------------------------------------------------------------------

  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 288, FOOT = 80, RADIUS = 3.4; // of the picture, in its own units

  /** Draw a dot for each figure, stacked where they would lie on one another. @param {HTMLElement} live @param {number[]} figures rising */
  function draw(live, figures) {
    const picture = live.querySelector("svg.dots");
    if (!picture) return;
    const low = Number(live.dataset.low), high = Number(live.dataset.high);
    const columns = Math.floor(WIDTH / (2 * RADIUS));
    const column = (/** @type {number} */ x) => Math.max(0, Math.min(columns - 1, Math.floor(((x - low) / (high - low || 1)) * columns)));
    const stacked = new Array(columns).fill(0);
    for (const x of figures) stacked[column(x)]++;
    const rise = Math.min(2 * RADIUS, (FOOT - RADIUS) / Math.max(1, ...stacked));
    stacked.fill(0);
    if (!picture.firstChild) frame(picture, low, high, live);
    const dots = [...picture.querySelectorAll("circle")];
    for (const [n, x] of figures.entries()) {
      const dot = dots[n] || picture.appendChild(document.createElementNS(SVG, "circle"));
      const place = column(x);
      dot.setAttribute("cx", String((place + 0.5) * 2 * RADIUS));
      dot.setAttribute("cy", String(FOOT - RADIUS - rise * stacked[place]++));
      dot.setAttribute("r", String(RADIUS - 0.5));
      dot.setAttribute("class", x < 0 ? "loss" : "gain");
    }
  }

  /** The axis: its ends and zero. @param {Element} picture @param {number} low @param {number} high @param {HTMLElement} live */
  function frame(picture, low, high, live) {
    const power = Number(live.dataset.power);
    const x = (/** @type {number} */ value) => ((value - low) / (high - low || 1)) * WIDTH;
    const add = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ given, text = "") => {
      const made = picture.appendChild(document.createElementNS(SVG, name));
      for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value));
      made.textContent = text;
    };
    add("line", { class: "axis", x1: 0, x2: WIDTH, y1: FOOT, y2: FOOT });
    add("line", { class: "zero", x1: x(0), x2: x(0), y1: 4, y2: FOOT });
    if (low < 0) add("text", { x: 0, y: FOOT + 13 }, scaled(low / power));
    if (x(0) > 40 && x(0) < WIDTH - 40) add("text", { x: x(0), y: FOOT + 13, "text-anchor": "middle" }, "0");
    add("text", { x: WIDTH, y: FOOT + 13, "text-anchor": "end" }, scaled(high / power));
  }

  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 6 });

  /** A figure to two digits that count, with its sign. @param {number} value */
  function scaled(value) {
    const rounded = Number(value.toPrecision(2));
    return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${numbers.format(Math.abs(rounded))}`;
  }

  /** Say which inputs are held. @param {HTMLElement} live */
  function say(live) {
    const place = live.querySelector(".held");
    const told = sliders().filter((each) => each.dataset.held).map((each) => `${each.dataset.name} ${each.getAttribute("aria-valuetext")}`);
    if (place) place.textContent = told.length ? (live.dataset.held || "").replace("{held}", told.join(" · ")) : "";
  }

  // --- the approximate answer -------------------------------------------------------------------------------------------

  const NEAR = 0.12; // scores on either side of a slider that count, at first
  const ENOUGH = 250; // runs' worth of weight that a range needs
  const DOTS = 50;

  /** Runs with nothing held, and those for the slider that moves, with all others held. @type {Map<string, Runs>} */
  const known = new Map();
  const whole = () => known.get(query(new Map()).toString());

  /** @param {Map<string, number>} pins the sliders that are held in the runs */
  function want(pins) {
    const live = at("live");
    const all = query(pins);
    const name = all.toString();
    if (!live || known.has(name)) return;
    wish.runs = async () => {
      const answer = await fetch(`${live.dataset.runs}?${all}&party=${encodeURIComponent(live.dataset.party || "")}`);
      if (!answer.ok) return; // the exact answer says what is wrong
      if (known.size > 4) known.delete([...known.keys()][1] || "");
      known.set(name, unpacked(await answer.arrayBuffer()));
      if (moving) approximate(moving);
    };
    serve();
  }

  /** @param {ArrayBuffer} bytes @returns {Runs} */
  function unpacked(bytes) {
    const length = new DataView(bytes).getUint32(0, true);
    /** @type {{draws: number, inputs: string[], unit: number, places: number[]}} */
    const { draws, inputs, unit, places } = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
    const start = 4 + length;
    const drawn = start + 4 * draws;
    return {
      draws, unit, places, balances: new Float32Array(bytes, start, draws),
      scores: new Map(inputs.map((key, n) => [key, new Int16Array(bytes, drawn + 2 * draws * n, draws)])),
    };
  }

  /**
   * The balances near what is held, rising, each with its weight; what a balance owes to lying beside a slider and not at it is taken off
   * by a line through those near it. The nearness of several sliders is multiplied, and widened until enough runs count.
   * @param {Runs} runs @param {Map<string, number>} pins @returns {{values: Float64Array, weights: Float64Array, total: number} | null}
   */
  function near(runs, pins) {
    const columns = [...pins].flatMap(([key, position]) => {
      const score = runs.scores.get(key);
      return score ? [{ score, to: runs.places[Math.round(position / STEP)] || 0 }] : [];
    });
    const weights = new Float64Array(runs.draws);
    let total = 0;
    for (let width = NEAR * runs.unit; ; width *= 1.5) {
      total = 0;
      for (let n = 0; n < runs.draws; n++) {
        let weight = 1;
        for (const { score, to } of columns) {
          const off = ((score[n] || 0) - to) / width;
          weight *= off * off < 1 ? 1 - off * off : 0;
          if (!weight) break;
        }
        weights[n] = weight;
        total += weight;
      }
      if (total >= ENOUGH || width > 8 * runs.unit) break;
    }
    if (!total) return null;
    const moved = Float64Array.from(runs.balances);
    for (const { score, to } of columns) {
      let x = 0, y = 0, xx = 0, xy = 0;
      for (let n = 0; n < runs.draws; n++) { const w = weights[n] || 0, off = (score[n] || 0) - to; x += w * off; y += w * (moved[n] || 0); xx += w * off * off; xy += w * off * (moved[n] || 0); }
      const slope = (xy - (x * y) / total) / (xx - (x * x) / total || 1);
      for (let n = 0; n < runs.draws; n++) if (weights[n]) moved[n] = (moved[n] || 0) - slope * ((score[n] || 0) - to);
    }
    const order = Uint32Array.from(runs.balances.keys()).filter((n) => weights[n]).sort((a, b) => (moved[a] || 0) - (moved[b] || 0));
    return { values: Float64Array.from(order, (n) => moved[n] || 0), weights: Float64Array.from(order, (n) => weights[n] || 0), total };
  }

  /** Weighted quantiles at rising shares. @param {{values: Float64Array, weights: Float64Array, total: number}} found @param {number[]} shares */
  function quantiles(found, shares) {
    /** @type {number[]} */
    const made = [];
    let reached = 0, n = 0;
    for (const share of shares) {
      while (n < found.values.length - 1 && reached + (found.weights[n] || 0) < share * found.total) { reached += found.weights[n] || 0; n++; }
      made.push(found.values[n] || 0);
    }
    return made;
  }

  /** Show at once what the runs at hand say of the sliders. @param {HTMLInputElement} slider the one that moves */
  function approximate(slider) {
    const begun = performance.now();
    const live = at("live");
    const beside = known.get(query(held(slider)).toString());
    const runs = beside || whole();
    if (!live || !runs) return;
    const found = near(runs, beside ? new Map([[slider.dataset.key || "", Number(slider.value)]]) : held());
    if (!found) return;
    const [low, middle, high] = /** @type {[number, number, number]} */ (quantiles(found, [0.05, 0.5, 0.95]));
    const power = Number(live.dataset.power);
    const show = (/** @type {string} */ place, /** @type {string} */ text) => { const e = live.querySelector(place); if (e) e.textContent = text; };
    show("output", scaled(middle / power));
    show(".range", (live.dataset.range || "").replace("{low}", scaled(low / power)).replace("{high}", scaled(high / power)));
    const gains = found.weights.reduce((sum, weight, n) => sum + ((found.values[n] || 0) > 0 ? weight : 0), 0) / found.total;
    show(".gains", (live.dataset.gains || "").replace("{n}", String(Math.round(100 * gains))));
    show(".exactness", live.dataset.approximate || "");
    live.classList.add("approximate");
    say(live);
    draw(live, quantiles(found, Array.from({ length: DOTS }, (_, n) => (n + 0.5) / DOTS)));
    live.dataset.ms = (performance.now() - begun).toFixed(1);
  }

  // --- what a person does -----------------------------------------------------------------------------------------------

  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (!(slider instanceof HTMLInputElement) || !slider.matches("input.slider")) return;
    moving = slider;
    hold(slider, true);
    fresh(false);
    want(held(slider));
    approximate(slider);
  });
  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches("input.slider")) settle();
  });
  document.addEventListener("focusin", (event) => {
    const slider = sliderOf(event.target);
    if (slider) want(held(slider));
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-free]") : null;
    if (!button) return;
    const inside = button.closest(".dial");
    for (const slider of sliders()) if (!inside || inside.contains(slider)) hold(slider, false);
    fresh(false);
    settle();
  });

  for (const slider of sliders()) put(slider);
  const live = at("live");
  if (live) {
    say(live);
    draw(live, JSON.parse(live.dataset.dots || "[]"));
    want(new Map());
  }
  for (const each of document.querySelectorAll("[data-free=all]")) each.toggleAttribute("disabled", !held().size);
})();
