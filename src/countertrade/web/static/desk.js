// @ts-check
// What the page does beyond links and forms: decisions, adding files, search, settings, noticing changes. The server draws; this asks and places.
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

  document.addEventListener("told", (event) => { if (event instanceof CustomEvent) say(String(event.detail)); });

  /**
   * What the server answers: to every write what the files look like now, to a refused one why; `seen` is the note that now stands where
   * somebody else was faster.
   * @typedef {{problem?: string, line?: number, reload?: boolean, seen?: string, signature?: Record<string, string>}} Answer
   * A decision; the redrawn card comes with it where there is one.
   * @typedef {{decision: string, target?: string, card?: string, state?: string, tally?: string}} Decided
   * Where to go on, or what is told instead.
   * @typedef {{href?: string, told?: string}} Place
   * @typedef {{result: string, key: string}} Checked
   * @typedef {{sha256: string, text: string}} Edited
   * The notes of a statement or finding, drawn anew.
   * @typedef {{target: string, notes: string}} Noted
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
    return said;
  }

  // --- decisions --------------------------------------------------------------------------------------------------------

  /** What was decided in this tab, so that it can be taken back, on another page and after a reload too. @type {string[]} */
  const made = JSON.parse(sessionStorage.getItem("decided") || "[]");
  const keep = () => sessionStorage.setItem("decided", JSON.stringify(made));

  /** Decisions are sent one after the other, and shown before they are sent. @type {Promise<unknown>} */
  let sending = Promise.resolve();

  /** What a statement will be once the server has written it down. @type {Record<string, string>} */
  const becomes = { accept: "accepted", reject: "rejected" };

  /** @param {HTMLElement} card @param {string} action @param {Record<string, string>} [fields] @param {string} [reason] */
  function decide(card, action, fields = {}, reason = "") {
    say("");
    const state = card.matches(".card[data-state]") && card.id.startsWith("card-") ? becomes[action] : undefined;
    const before = /** @type {HTMLElement} */ (card.cloneNode(true));
    if (state) mark(card, state, page[state] || "");
    sending = sending.then(() => send(card, action, fields, reason)).then((said) => {
      if (said) { made.push(said.decision); keep(); place(said, card); return; }
      const now = state ? at(card.id) : null;
      if (!now) return;
      now.replaceWith(before);
      mark(before, before.dataset.state || "", before.querySelector(".state")?.textContent || "");
      choose(before);
    });
    if (state) goOn(card);
  }

  /** @param {HTMLElement} card @param {string} action @param {Record<string, string>} fields @param {string} reason @returns {Promise<Decided | null>} */
  function send(card, action, fields, reason) {
    const now = at(card.id) || card; // redrawn by a decision that was sent before
    const wanted = {
      target: now.dataset.target || now.id, action, fields, reason: reason || null,
      seen: now.dataset.last || "", content: now.dataset.content || null,
    };
    return post("/decide", JSON.stringify(wanted));
  }

  /** Show a statement's state at its card and its marks. @param {HTMLElement} card @param {string} state @param {string} words */
  function mark(card, state, words) {
    for (const each of ["undecided", ...Object.values(becomes), "corrected", "withdrawn"]) card.classList.toggle(each, each === state);
    card.dataset.state = state;
    const told = card.querySelector(".state");
    if (told) told.textContent = words;
    for (const each of all(`.stored [data-claim="${CSS.escape(card.dataset.target || "")}"]`)) each.setAttribute("data-state", state);
  }

  const open = (/** @type {HTMLElement} */ card) => card.dataset.state === "undecided";

  /** On to the next undecided statement: of this article, else of the next one that has any. @param {HTMLElement} card */
  function goOn(card) {
    if (cards().some(open)) { pick(card); step(1, open); return; }
    choose(card, true);
    if (page.follows) sending = sending.then(() => { if (!at("told")?.textContent) location.href = page.follows || ""; });
    else if (page.follows !== undefined) sending = sending.then(() => { if (!at("told")?.textContent) say(page.done || ""); });
  }

  /** Decide on all that is shown and undecided. @param {string} action */
  async function decideAll(action) {
    const wanted = cards().filter(open).map((card) => ({
      target: card.dataset.target, action, seen: card.dataset.last || "", content: card.dataset.content || null,
    }));
    /** @type {{decisions: string[]} | null} */
    const said = await post("/decide/all", JSON.stringify(wanted));
    if (!said) return;
    made.push(...said.decisions);
    keep();
    location.reload();
  }

  /** Put a redrawn card in its place; where the whole view depends on the decision, load it anew and come back to the card. @param {Decided} said @param {HTMLElement | null} card */
  function place(said, card) {
    const old = said.target && said.card ? at(`card-${said.target}`) : null;
    if (!old) {
      if (said.target && said.card && page.follows !== undefined) { location.href = `/claim/${encodeURIComponent(said.target)}`; return; } // decided on another page
      if (card) history.replaceState(null, "", `#${card.dataset.target}`);
      location.reload();
      return;
    }
    tell(null);
    const chosen = old.classList.contains("current");
    const held = old.contains(document.activeElement);
    old.outerHTML = said.card || "";
    const tally = at("tally");
    if (tally && page.follows !== undefined) tally.textContent = said.tally || "";
    const now = at(`card-${said.target}`);
    for (const each of all(`.stored [data-claim="${CSS.escape(said.target || "")}"]`)) each.setAttribute("data-state", said.state || "");
    if (held || document.activeElement === document.body) { if (chosen) choose(now, true); }
    else if (chosen) pick(now);
  }

  function undo() {
    sending = sending.then(async () => {
      const card = current();
      const target = card?.dataset.last || made.at(-1);
      if (!target) return;
      /** @type {Decided | null} */
      const said = await post("/decide", JSON.stringify({ target, action: "undo" }));
      if (!said) return;
      made.splice(0, made.length, ...made.filter((id) => id !== target));
      keep();
      place(said, card);
      choose(at(`card-${said.target}`));
    });
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

  /** @param {HTMLElement} card @param {string} [field] the one to begin with */
  function openCorrection(card, field) {
    const form = card.querySelector("form.correct");
    if (!(form instanceof HTMLFormElement)) return;
    form.hidden = false;
    const first = form.querySelector(field ? `[name="${CSS.escape(field)}"]` : "input, select");
    if (first instanceof HTMLElement) first.focus();
  }

  /** Keys that walk; those that decide stand at the buttons and lines of the chosen card (aria-keyshortcuts). @type {Record<string, () => void>} */
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, open),
    u: undo,
    "?": () => { const box = at("keys"); if (box) box.hidden = !box.hidden; },
  };

  /** Letters act alone only where a person has not switched that off: speech input and tremor press them too (WCAG 2.1.4). */
  let letters = localStorage.getItem("letters") !== "off";

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const typing = target instanceof HTMLElement && target.matches("input, textarea, select");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target instanceof HTMLTextAreaElement) {
      target.form?.requestSubmit();
      return;
    }
    if (event.key === "Escape" && typing) {
      const form = target.closest("form.correct");
      if (form instanceof HTMLFormElement) form.hidden = true;
      const writes = target.closest("details.writes");
      if (writes instanceof HTMLDetailsElement) writes.open = false;
      choose(target.closest(".card[id]"));
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !page.keys || !letters) return;
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
    const offer = target.closest("[data-offer]");
    if (offer instanceof HTMLElement) {
      const field = offer.closest("label")?.querySelector("input");
      if (field) { field.value = offer.dataset.offer || ""; field.focus(); }
      event.preventDefault();
      return;
    }
    const every = target.closest("[data-all]");
    if (every instanceof HTMLElement) { decideAll(every.dataset.all || ""); return; }
    const marked = target.closest("[data-claim]");
    if (marked instanceof HTMLElement) {
      const card = at(`card-${marked.dataset.claim}`);
      if (!card) return;
      event.preventDefault();
      history.replaceState(null, "", `#${marked.dataset.claim}`);
      if (touched) { pick(card); tell(marked); }
      else choose(card, true);
      return;
    }
    const button = target.closest("[data-do]");
    const card = target.closest(".card");
    if (!(card instanceof HTMLElement)) return;
    if (!(button instanceof HTMLElement)) { if (!target.closest("a, form, label, summary, .about")) choose(card.closest(".card[id]")); return; }
    const action = button.dataset.do || "";
    if (action === "correct") openCorrection(card, button.dataset.field);
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
    } else if (form.dataset.post === "note") {
      const gone = event.submitter instanceof HTMLButtonElement && event.submitter.value === "delete";
      note(form, gone ? "" : String(data.get("text") || ""));
    } else if (form.dataset.post === "add") {
      addText(data);
    } else if (form.dataset.post === "check") {
      const files = /** @type {File[]} */ (data.getAll("file").filter((file) => file instanceof File && file.size));
      checkAll(files.length ? files : [new File([String(data.get("text") || "")], "pasted.txt")]);
    } else if (form.dataset.post === "keep") {
      post("/keep", JSON.stringify({ keys: checkedKeys(), folder: String(data.get("folder") || "") })).then(go);
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

  // --- notes ------------------------------------------------------------------------------------------------------------

  /** Keep what was written. It stays in its field until it is on the disk: a lost race only changes which note it is to replace.
   * @param {HTMLFormElement} form @param {string} text */
  async function note(form, text) {
    say("");
    const place = /** @type {HTMLElement} */ (form.closest("[data-notes]"));
    /** @type {Noted | null} */
    const said = await post("/note", JSON.stringify({ target: place.dataset.notes, text, seen: form.dataset.seen || "" }), {}, (why) => {
      if (why.seen !== undefined) form.dataset.seen = why.seen;
    });
    if (!said) return;
    const card = place.closest(".card");
    const kept = all(".writes form", place).filter((other) => other !== form).map((other) => ({ seen: /** @type {HTMLElement} */ (other).dataset.seen, text: other.querySelector("textarea")?.value || "" }));
    place.outerHTML = said.notes;
    for (const { seen, text: unsaved } of kept) { // what is being written beside it stays
      const field = card?.querySelector(`form[data-post=note][data-seen="${CSS.escape(seen || "")}"] textarea`);
      if (field instanceof HTMLTextAreaElement && field.value !== unsaved) { field.value = unsaved; const box = field.closest("details"); if (box) box.open = true; }
    }
    const more = card?.querySelector(".written > .writes summary");
    if (more instanceof HTMLElement) more.focus();
  }

  document.addEventListener("toggle", (event) => {
    if (event.target instanceof HTMLDetailsElement && event.target.matches(".writes") && event.target.open && !event.target.contains(document.activeElement?.matches("textarea") ? document.activeElement : null))
      event.target.querySelector("textarea")?.focus();
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
    } else if (files.length) checkAll(files);
    else if (text) checkAll([new File([text], "pasted.txt")]);
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

  const checkedKeys = () => [...new Set(all("#result [data-key]").map((each) => /** @type {HTMLElement} */ (each).dataset.key || ""))];

  /** Check texts and files one after the other, the newest on top; what cannot be read keeps no other out. @param {File[]} files */
  async function checkAll(files) {
    const form = document.querySelector("form[data-post=check]");
    const result = at("result");
    if (!(form instanceof HTMLFormElement) || !result) return;
    const refused = [];
    for (const file of files) {
      say(`${page.working} ${file.name}`);
      /** @type {Record<string, string>} */
      const known = { name: file.name };
      if (files.length === 1) for (const field of ["outlet", "published"]) { // of one article
        const value = new FormData(form).get(field);
        if (typeof value === "string" && value) known[field] = value;
      }
      const begun = performance.now();
      /** @type {Checked | null} */
      const said = await post("/paste", file, known);
      if (!said) { refused.push(at("told")?.textContent || ""); continue; }
      for (const old of all(`#result [data-key="${CSS.escape(said.key)}"]`)) old.remove();
      result.insertAdjacentHTML("afterbegin", said.result);
      result.hidden = false;
      result.dataset.ms = String(Math.round(performance.now() - begun));
    }
    say(refused.join("\n"));
    const keys = checkedKeys();
    if (!keys.length) return;
    if (!refused.length) form.reset();
    const keep = at("keep");
    if (keep) keep.hidden = false;
    const query = new URLSearchParams(location.search);
    query.delete("checked");
    for (const key of keys) query.append("checked", key);
    history.replaceState(null, "", `${location.pathname}?${query}`);
    result.focus({ preventScroll: true });
    result.scrollIntoView({ block: "start" });
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

  addEventListener("beforeunload", (event) => { if (unsaved() && !moving) event.preventDefault(); });

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

  // --- search -----------------------------------------------------------------------------------------------------------

  const search = /** @type {HTMLInputElement | null} */ (at("search"));
  const found = at("found");
  let searching = 0;

  document.addEventListener("keydown", (event) => {
    if (!search || !found) return;
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) { search.focus(); search.select(); event.preventDefault(); return; }
    if (!(event.target instanceof HTMLElement) || !event.target.closest(".search")) return;
    const links = /** @type {HTMLElement[]} */ (all("a", found));
    const here = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
    if (event.key === "Escape") { if (!found.hidden) event.preventDefault(); found.hidden = true; search.focus(); }
    else if (to !== undefined && !found.hidden) { (to < 0 ? search : links[Math.min(to, links.length - 1)])?.focus(); event.preventDefault(); }
  });
  search?.addEventListener("input", () => {
    clearTimeout(searching);
    searching = setTimeout(async () => {
      const asked = search.value;
      const answer = await fetch(`/search?lang=${lang}&q=${encodeURIComponent(asked)}`).catch(() => null);
      if (!answer?.ok || !found || asked !== search.value) return; // what was typed meanwhile wins
      found.innerHTML = await answer.text();
      found.hidden = !found.firstElementChild;
    }, 120);
  });
  document.addEventListener("focusin", (event) => {
    if (found && event.target instanceof Element && !event.target.closest(".search")) found.hidden = true;
  });
  for (const choice of all("select[data-sends]")) {
    choice.addEventListener("change", () => { /** @type {HTMLSelectElement} */ (choice).form?.requestSubmit(); });
  }

  // --- settings: they lose nothing ----------------------------------------------------------------------------------------

  for (const button of all("[data-theme-to]")) {
    const dark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    button.setAttribute("aria-pressed", String(dark()));
    button.addEventListener("click", () => {
      const theme = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      document.querySelector("meta[name=color-scheme]")?.setAttribute("content", theme);
      document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=strict`;
      button.setAttribute("aria-pressed", String(dark()));
    });
  }

  for (const button of /** @type {HTMLElement[]} */ (all("[data-switch-keys]"))) {
    button.hidden = !page.keys;
    const show = () => { button.setAttribute("aria-pressed", String(letters)); document.body.classList.toggle("letterless", !letters); };
    button.addEventListener("click", () => { letters = !letters; localStorage.setItem("letters", letters ? "on" : "off"); show(); });
    show();
  }

  const hint = at("hint");
  if (hint) hint.hidden = localStorage.getItem("hint") === "seen";
  for (const button of all("[data-hide]")) {
    button.addEventListener("click", () => { if (hint) hint.hidden = true; localStorage.setItem("hint", "seen"); });
  }

  /** What a person has typed, in the order of the page, which is the same in every language. */
  const typed = () => /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ (all("main textarea, main input:not([type=file], [type=range], [type=hidden])"));

  let moving = false;
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a.language"))) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const values = typed().map((field) => (field.value === field.defaultValue ? null : field.value));
      sessionStorage.setItem("typed", JSON.stringify({ path: location.pathname, values, top: scrollY }));
      const to = new URL(location.href); // sliders have changed it since the link was drawn
      to.searchParams.set("lang", new URL(link.href).searchParams.get("lang") || "");
      moving = true;
      location.href = to.href;
    });
  }

  function comeBack() {
    const kept = JSON.parse(sessionStorage.getItem("typed") || "null");
    sessionStorage.removeItem("typed");
    if (!kept || kept.path !== location.pathname) return;
    for (const [n, field] of typed().entries()) if (typeof kept.values[n] === "string") field.value = kept.values[n];
    scrollTo(0, kept.top);
  }

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
  if (wanted === "open") step(1, open);
  else choose(first?.closest(".card[id]"));
  comeBack();
})();
