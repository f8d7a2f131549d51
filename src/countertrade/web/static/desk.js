// @ts-check
// What the page does beyond links and forms: decisions, sliders, adding files, noticing changes. The server draws; this asks and places.
"use strict";

(() => {
  const page = document.body.dataset;
  const lang = page.lang || "en";

  /** @param {string} id @returns {HTMLElement | null} */
  const at = (id) => document.getElementById(id);

  /**
   * @template {Element} E
   * @param {string} selector @param {ParentNode} [root] @returns {E[]}
   */
  const all = (selector, root = document) => /** @type {E[]} */ ([...root.querySelectorAll(selector)]);

  /** Say something at the foot of the page; `reload` offers to load it anew. @param {string} text @param {boolean} [reload] */
  function say(text, reload = false) {
    const place = at("told");
    if (!place) return;
    place.textContent = text;
    if (reload) {
      const button = document.createElement("button");
      button.textContent = page.reload || "Reload";
      button.addEventListener("click", () => location.reload());
      place.append(" ", button);
    }
    place.hidden = !text;
  }

  /**
   * What the server answers: to every write what the files look like now, to a refused one why.
   * @typedef {{problem?: string, line?: number, reload?: boolean, signature?: Record<string, string>}} Answer
   * A decision; the redrawn card comes with it where there is one.
   * @typedef {{decision: string, target?: string, card?: string, state?: string, tally?: string}} Decided
   * Where to go on, or what is told instead.
   * @typedef {{href?: string, told?: string}} Place
   * @typedef {{result: string, key: string}} Checked
   * @typedef {{sha256: string, text: string}} Edited
   */

  /**
   * @template T
   * @param {string} path @param {BodyInit} body @param {Record<string, string>} [more]
   * @param {(why: Answer) => void} [refused] what else to do where the server says no
   * @returns {Promise<T | null>} the answer, or null when it was told to the person
   */
  async function post(path, body, more = {}, refused = () => {}) {
    const address = new URL(path, location.href);
    address.searchParams.set("lang", lang);
    for (const [key, value] of Object.entries(more)) address.searchParams.set(key, value);
    const size = body instanceof Blob ? body.size : body instanceof ArrayBuffer ? body.byteLength : 0;
    if (size > Number(page.limit)) { say(page.large || ""); return null; } // the server would hang up in the middle
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body, headers: { "x-countertrade-token": page.token || "" } });
    } catch {
      say(page.gone || "");
      return null;
    }
    const kind = answer.headers.get("content-type") || "";
    /** @type {T & Answer} */
    const said = kind.includes("json") ? await answer.json() : { problem: await answer.text(), reload: answer.status === 403 };
    if (!answer.ok) {
      say(said.problem || answer.statusText, Boolean(said.reload));
      refused(said);
      return null;
    }
    if (said.signature) page.signature = JSON.stringify(said.signature);
    say("");
    return said;
  }

  // --- decisions --------------------------------------------------------------------------------------------------------

  /** What was decided in this tab on this page, so that it can be taken back, after a reload too. @type {string[]} */
  const made = JSON.parse(sessionStorage.getItem(location.pathname) || "[]");
  const keep = () => sessionStorage.setItem(location.pathname, JSON.stringify(made));

  /** @param {HTMLElement} card @param {string} action @param {Record<string, string>} [fields] @param {string} [reason] */
  async function decide(card, action, fields = {}, reason = "") {
    const wanted = {
      target: card.dataset.target || card.id, action, fields, reason: reason || null,
      seen: card.dataset.last || "", content: card.dataset.content || null,
    };
    /** @type {Decided | null} */
    const said = await post("/decide", JSON.stringify(wanted));
    if (!said) return;
    made.push(said.decision);
    keep();
    place(said, card);
  }

  /** Put a redrawn card in its place; where the whole view depends on the decision, load it anew and come back to the card. @param {Decided} said @param {HTMLElement | null} card */
  function place(said, card) {
    const old = said.target && said.card ? at(`card-${said.target}`) : null;
    if (!old) {
      if (card) history.replaceState(null, "", `#${card.dataset.target}`);
      location.reload();
      return;
    }
    tell(null);
    old.outerHTML = said.card || "";
    const tally = at("tally");
    if (tally) tally.textContent = said.tally || "";
    for (const mark of all(`[data-claim="${CSS.escape(said.target || "")}"]`)) mark.setAttribute("data-state", said.state || "");
    choose(at(`card-${said.target}`), true);
  }

  async function undo() {
    const card = current();
    const target = card?.dataset.last || made.at(-1);
    if (!target) return;
    /** @type {Decided | null} */
    const said = await post("/decide", JSON.stringify({ target, action: "undo" }));
    if (!said) return;
    made.splice(0, made.length, ...made.filter((id) => id !== target));
    keep();
    place(said, card);
  }

  /** @returns {HTMLElement[]} */
  const cards = () => all(".card[id]");
  const current = () => /** @type {HTMLElement | null} */ (document.querySelector(".card.current"));

  /** @param {Element | null | undefined} card @param {boolean} [quiet] keep the text where it is */
  function choose(card, quiet = false) {
    if (!(card instanceof HTMLElement)) return;
    pick(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const mark = quiet ? null : document.querySelector(`[data-claim="${CSS.escape(card.dataset.target || "")}"][id]`);
    mark?.scrollIntoView({ block: "center" });
  }

  /** Show which card is chosen, and its marks, without going there. @param {Element | null | undefined} card */
  function pick(card) {
    if (!(card instanceof HTMLElement)) return;
    for (const other of all(".current")) other.classList.remove("current");
    card.classList.add("current");
    for (const mark of all(`[data-claim="${CSS.escape(card.dataset.target || "")}"]`)) mark.classList.add("current");
  }

  /** @param {number} by @param {(card: HTMLElement) => boolean} [wanted] */
  function step(by, wanted = () => true) {
    const list = cards();
    const chosen = current();
    const here = chosen ? list.indexOf(chosen) : by > 0 ? -1 : list.length;
    for (let i = 1; i <= list.length; i++) {
      const card = list[(here + by * i + list.length * 2) % list.length];
      if (card && wanted(card)) return choose(card);
    }
  }

  /** @param {HTMLElement} card */
  function openCorrection(card) {
    const form = card.querySelector("form.correct");
    if (!(form instanceof HTMLFormElement)) return;
    form.hidden = false;
    const first = form.querySelector("input, select");
    if (first instanceof HTMLElement) first.focus();
  }

  /** Keys that walk; those that decide stand at the buttons and lines of the chosen card (aria-keyshortcuts). @type {Record<string, () => void>} */
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, (card) => card.dataset.state === "undecided"),
    u: () => { undo(); },
    "?": () => { const box = at("keys"); if (box) box.hidden = !box.hidden; },
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const typing = target instanceof HTMLElement && target.matches("input, textarea, select");
    if (event.key === "Escape" && typing) {
      const form = target.closest("form.correct");
      if (form instanceof HTMLFormElement) form.hidden = true;
      choose(target.closest(".card[id]"));
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !page.keys) return;
    const walk = keys[event.key];
    const control = walk ? null : current()?.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
    if (walk) walk();
    else if (control instanceof HTMLInputElement) control.focus();
    else if (control instanceof HTMLElement) control.click();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const mark = target.closest("[data-claim]");
    if (mark instanceof HTMLElement) {
      const card = at(`card-${mark.dataset.claim}`);
      if (!card) return;
      event.preventDefault();
      history.replaceState(null, "", `#${mark.dataset.claim}`);
      if (touched) { pick(card); tell(mark); }
      else choose(card, true);
      return;
    }
    const button = target.closest("[data-do]");
    const card = target.closest(".card");
    if (!(card instanceof HTMLElement)) return;
    if (!(button instanceof HTMLElement)) { if (!target.closest("a, form, label, .about")) choose(card.closest(".card[id]")); return; }
    const action = button.dataset.do || "";
    if (action === "correct") openCorrection(card);
    else if (action === "undo") { pick(card.closest(".card[id]")); undo(); }
    else if (action === "cancel") { const form = button.closest("form"); if (form) form.hidden = true; choose(card); }
    else decide(card, action, JSON.parse(button.dataset.fields || "{}"));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.post) return;
    event.preventDefault();
    const data = new FormData(form);
    const card = form.closest(".card");
    if (form.dataset.post === "decide" && card instanceof HTMLElement) {
      /** @type {Record<string, string>} */
      const fields = {};
      let reason = "";
      for (const input of all("input[name], select[name], textarea[name]", form)) {
        const field = /** @type {HTMLInputElement} */ (input);
        if (field.name === "reason") reason = field.value;
        else if (field.value !== (field.dataset.was || "")) fields[field.name] = field.value;
      }
      const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
      decide(card, pressed || form.dataset.action || "correct", fields, reason);
    } else if (form.dataset.post === "add") {
      addText(data);
    } else if (form.dataset.post === "check") {
      const file = data.get("file");
      if (file instanceof File && file.size) check(file, file.name);
      else check(new Blob([String(data.get("text") || "")]), "pasted.txt");
    } else if (form.dataset.post === "keep") {
      post("/keep", JSON.stringify({ key: form.dataset.key, folder: String(data.get("folder") || "") })).then(go);
    } else if (form.dataset.post === "text") {
      edit({ text: deal()?.value });
    } else if (form.dataset.post === "quantity") {
      edit({ quantity: form.dataset.name, value: String(data.get("value") || "") });
    }
  });

  /** @param {Place | null} said */
  function go(said) { if (said && said.href) location.href = said.href; }

  // --- what stands behind a mark ----------------------------------------------------------------------------------------
  // Each card holds what is known of its statement as a popover. It opens over the mark that is pointed at, focused by keyboard or touched;
  // the browser closes it at Escape and at a press elsewhere, and the style sheet places it beside the mark, never over it.

  const DWELL = 180, GRACE = 240; // ms: a pointer that only passes opens nothing; one that leaves may still come to the popover

  /** @type {HTMLElement | null} */
  let asked = null;
  let turn = 0;
  let touched = false;

  /** @param {Element | null | undefined} mark @returns {HTMLElement | null} */
  const about = (mark) => (mark instanceof HTMLElement ? at(`about-${mark.dataset.claim}`) : null);

  /** Open what stands behind a mark, or with null close what is open. @param {HTMLElement | null} mark */
  function tell(mark) {
    clearTimeout(turn);
    if (mark === asked) return;
    const box = about(mark);
    const open = about(asked);
    forget();
    if (open !== box) open?.hidePopover();
    if (!mark || !box) return;
    asked = mark;
    mark.classList.add("asked");
    keepClear();
    const opening = /** @type {{ showPopover(how: { source: Element }): void }} */ (box); // what TypeScript's library does not know yet
    if (!box.matches(":popover-open")) opening.showPopover({ source: mark });
    reachable(box);
    trace(box, mark.dataset.claim || "");
  }

  /** Where it is longer than its place, Tab leads from the mark into it, so that the arrow keys can move it. @param {HTMLElement} box */
  function reachable(box) {
    box.tabIndex = box.scrollHeight > box.clientHeight ? 0 : -1;
  }

  /** Add from whom the statement was taken, once; tracing a large case takes a while. @param {HTMLElement} box @param {string} claim */
  async function trace(box, claim) {
    if (box.dataset.traced) return;
    box.dataset.traced = "1";
    const answer = await fetch(`/claim/${encodeURIComponent(claim)}/traced?lang=${lang}`).catch(() => null);
    /** @type {[string, string][]} */
    const rows = answer?.ok ? await answer.json() : [];
    for (const [label, words] of rows) {
      const row = document.createElement("div"), name = document.createElement("dt"), told = document.createElement("dd");
      name.textContent = label;
      told.textContent = words;
      row.append(name, told);
      box.querySelector("dl")?.append(row);
    }
    reachable(box);
  }

  function forget() {
    asked?.classList.remove("asked");
    asked = null;
  }

  /** Where the browser cannot anchor a box to a mark, it lies along the edge of the window that is farther away. */
  function keepClear() {
    if (!asked) return;
    const { top, bottom } = asked.getBoundingClientRect();
    about(asked)?.classList.toggle("above", top > innerHeight - bottom);
  }

  /** @param {HTMLElement | null} mark @param {number} wait */
  function tellSoon(mark, wait) {
    clearTimeout(turn);
    turn = setTimeout(() => tell(mark), wait);
  }

  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
  document.addEventListener("scroll", keepClear, { passive: true });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
    const mark = event.target.closest("[data-claim]");
    if (mark instanceof HTMLElement) { if (mark !== asked) tellSoon(mark, DWELL); else clearTimeout(turn); }
    else if (event.target.closest(".about")) clearTimeout(turn);
    else if (asked !== document.activeElement) tellSoon(null, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || target.closest(".about")) return;
    if (target.dataset.claim && target.matches(":focus-visible")) tell(target);
    else tell(null);
  });
  document.addEventListener("toggle", (event) => {
    if (!(event.target instanceof HTMLElement) || !(event instanceof ToggleEvent) || event.newState !== "closed") return;
    if (event.target === about(asked)) forget();
  }, true);

  // --- adding articles --------------------------------------------------------------------------------------------------

  /** @param {FormData} data */
  async function addText(data) {
    /** @type {Record<string, string>} */
    const known = { name: "pasted.txt" };
    for (const key of ["url", "outlet", "published", "language"]) {
      const value = data.get(key);
      if (typeof value === "string" && value) known[key] = value;
    }
    const files = data.getAll("files").filter((file) => file instanceof File && file.size > 0);
    if (files.length > 1) delete known.url; // of one article; all others would count as there already
    if (files.length) await addFiles(/** @type {File[]} */ (files), known);
    else addOne(new Blob([String(data.get("text") || "")]), known);
  }

  /** @param {Blob} text @param {Record<string, string>} known */
  async function addOne(text, known) {
    say(page.working || "");
    go(await post("/add", text, known));
  }

  /** Hand in files one after the other; one that cannot be read keeps no other out. @param {File[]} files @param {Record<string, string>} [known] */
  async function addFiles(files, known = {}) {
    const bar = at("progress");
    if (bar instanceof HTMLProgressElement) { bar.hidden = false; bar.max = files.length; bar.value = 0; }
    /** @type {Place | null} */
    let last = null;
    /** @type {Set<string>} */
    const refused = new Set();
    for (const [n, file] of files.entries()) {
      say(`${page.working} ${n + 1}/${files.length}: ${file.name}`);
      const bytes = await file.arrayBuffer().catch(() => null); // a folder, or a file that has gone meanwhile
      /** @type {Place | null} */
      const said = bytes && (await post("/add", bytes, { ...known, name: file.name }));
      if (said) last = said;
      else refused.add(bytes ? at("told")?.textContent || "" : (page.unreadable || "").replace("{name}", file.name));
      if (bar instanceof HTMLProgressElement) bar.value = n + 1;
    }
    if (bar) bar.hidden = true;
    if (refused.size) say([...refused].join("\n"), Boolean(last));
    else go(last);
  }

  /** Whether what is dragged comes from this page; it may be moved within a text, and is no article. */
  let own = false;
  document.addEventListener("dragstart", () => { own = true; });
  document.addEventListener("dragend", () => { own = false; });

  /** What is dropped is to be added: files anywhere, a text anywhere but into a field. @param {DragEvent} event */
  function added(event) {
    const field = event.target instanceof Element && event.target.closest("input, textarea");
    return !own && (!field || Boolean(event.dataTransfer?.types.includes("Files")));
  }

  document.addEventListener("dragover", (event) => {
    if (!added(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!added(event)) return;
    event.preventDefault();
    const files = event.dataTransfer ? [...event.dataTransfer.files] : [];
    const text = event.dataTransfer ? event.dataTransfer.getData("text/plain") : "";
    if (page.case) {
      if (files.length) addFiles(files);
      else if (text) addOne(new Blob([text]), { name: "pasted.txt" });
    } else if (files[0]) check(files[0], files[0].name);
    else if (text) check(new Blob([text]), "pasted.txt");
  });

  for (const button of all("[data-run]")) {
    button.addEventListener("click", async () => {
      const path = /** @type {HTMLElement} */ (button).dataset.run || "";
      button.setAttribute("disabled", "");
      say(page.working || "");
      /** @type {Place | null} */
      const said = await post(path, "");
      button.removeAttribute("disabled");
      if (said?.told) say(said.told, true);
      else if (said) { if (said.href) go(said); else location.reload(); }
    });
  }

  // --- one article without a case ---------------------------------------------------------------------------------------

  /** @param {Blob} body @param {string} name */
  async function check(body, name) {
    say(page.working || "");
    /** @type {Checked | null} */
    const said = await post("/paste", body, { name });
    if (!said) return;
    const result = at("result");
    const keep = at("keep");
    if (result) { result.textContent = said.result; result.hidden = false; result.focus(); }
    if (keep) { keep.dataset.key = said.key; keep.hidden = false; }
  }

  // --- the model file ---------------------------------------------------------------------------------------------------

  /** @param {Record<string, string | undefined>} change */
  async function edit(change) {
    const text = deal();
    if (change.text === undefined && unsaved()) { say(page.unsaved || ""); text?.focus(); return; }
    /** @type {Edited | null} */
    const said = await post("/edit", JSON.stringify({ sha256: page.sha256, ...change }), {}, ({ line }) => {
      if (text && line && change.text !== undefined) toLine(text, line);
    });
    if (!said) return;
    if (text) text.value = text.defaultValue = said.text;
    location.reload();
  }

  /** The box that shows deal.yaml. @returns {HTMLTextAreaElement | null} */
  const deal = () => document.querySelector("form[data-post=text] textarea");

  function unsaved() {
    const text = deal();
    return text !== null && text.value !== text.defaultValue;
  }

  addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });

  /** @param {HTMLTextAreaElement} text @param {number} line */
  function toLine(text, line) {
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] || "").length);
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-line]") : null;
    const text = deal();
    if (link instanceof HTMLElement && text) toLine(text, Number(link.dataset.line));
  });

  // --- sliders ----------------------------------------------------------------------------------------------------------

  /** @type {AbortController | null} */
  let asking = null;

  function pins() {
    const held = new URLSearchParams(location.search); // what else it says, the scenario above all, stays
    for (const key of [...held.keys()]) if (key.startsWith("pin.")) held.delete(key);
    for (const input of all("input.slider")) {
      const slider = /** @type {HTMLInputElement} */ (input);
      if (slider.dataset.held) held.set(`pin.${slider.dataset.key}`, slider.value);
    }
    return held;
  }

  /** A link that leads on under the same sliders. @param {HTMLAnchorElement} link @param {URLSearchParams} held */
  function carry(link, held) {
    const to = new URL(link.href);
    for (const key of [...to.searchParams.keys()]) if (key.startsWith("pin.")) to.searchParams.delete(key);
    for (const [key, value] of held) if (key.startsWith("pin.")) to.searchParams.set(key, value);
    link.href = to.href;
  }

  async function redraw() {
    const held = pins();
    history.replaceState(null, "", held.toString() ? `?${held}` : location.pathname);
    for (const link of all("a[data-state]")) carry(/** @type {HTMLAnchorElement} */ (link), held);
    if (asking) asking.abort();
    asking = new AbortController();
    const begun = performance.now();
    try {
      const place = at("drawn");
      const answer = await fetch(`${place?.dataset.from || ""}?${held}`, { signal: asking.signal });
      const html = await answer.text();
      if (place && answer.ok) { place.innerHTML = html; place.dataset.ms = String(Math.round(performance.now() - begun)); }
      if (!answer.ok) say(new DOMParser().parseFromString(html, "text/html").body.innerText.trim());
    } catch (error) {
      if (!(error instanceof DOMException)) say(page.gone || "");
    }
  }

  /** @param {HTMLInputElement} slider @param {boolean} held */
  function hold(slider, held) {
    if (held) slider.dataset.held = "1";
    else { delete slider.dataset.held; slider.value = "500"; }
    const steps = JSON.parse(slider.dataset.steps || "[]");
    const value = held ? steps[Math.round(Number(slider.value) / 25)] || "" : slider.dataset.rest || "";
    const shown = slider.closest(".dial")?.querySelector("output");
    if (shown) shown.textContent = value;
    slider.setAttribute("aria-valuetext", value);
    const button = slider.closest(".dial")?.querySelector("button");
    if (button instanceof HTMLButtonElement) button.hidden = !held;
  }

  let waiting = 0;
  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (!(slider instanceof HTMLInputElement) || !slider.matches("input.slider")) return;
    hold(slider, true);
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => { redraw(); });
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-free]") : null;
    if (!button) return;
    const inside = button.closest(".dial");
    for (const input of inside ? all("input.slider", inside) : all("input.slider")) hold(/** @type {HTMLInputElement} */ (input), false);
    redraw();
  });

  // --- parents, asked for as they are typed -----------------------------------------------------------------------------

  let typing = 0;
  document.addEventListener("input", (event) => {
    const input = event.target, list = at("candidates");
    if (!(input instanceof HTMLInputElement) || input.getAttribute("list") !== "candidates" || !list) return;
    clearTimeout(typing);
    typing = setTimeout(async () => {
      const answer = await fetch(`${list.dataset.from}&lang=${lang}&q=${encodeURIComponent(input.value)}`);
      if (answer.ok) list.innerHTML = await answer.text();
    }, 150);
  });

  // --- what changed on disk ---------------------------------------------------------------------------------------------

  let lost = false;

  async function watch() {
    if (!page.case || document.hidden) return;
    try {
      const answer = await fetch("/changes");
      if (lost) say("");
      lost = false;
      if (!answer.ok) return;
      const now = await answer.json();
      const then = JSON.parse(page.signature || "{}");
      const changed = Object.keys(now).filter((name) => now[name] !== then[name]);
      if (changed.length) { page.signature = JSON.stringify(now); say((page.changed || "").replace("{files}", changed.join(", ")), true); }
    } catch { lost = true; say(page.gone || ""); }
  }
  if (page.case) setInterval(watch, 3000);

  // --- arriving ---------------------------------------------------------------------------------------------------------

  document.querySelector(".list [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  const wanted = location.hash.slice(1);
  if (/^f-/.test(wanted) && location.pathname === "/checks" && !at(wanted) && !location.search.includes("finding="))
    location.replace(`/checks?finding=${encodeURIComponent(wanted)}#${wanted}`);
  if (/^e-/.test(wanted) && location.pathname === "/trace" && !at(wanted) && !location.search.includes("edge="))
    location.replace(`/trace?edge=${encodeURIComponent(wanted)}#${wanted}`);
  const first = wanted ? at(`card-${wanted}`) || at(wanted) || document.querySelector(`[data-target="${CSS.escape(wanted)}"]`) : null;
  choose(first?.closest(".card[id]"));
})();
