// Charts to take along: the drawing as SVG or PNG, its figures as CSV. The report carries this script, the page loads it.
"use strict";

document.documentElement.classList.add("scripted");

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-save]") : null;
  if (button instanceof HTMLElement) take(button, button.dataset.save ?? "svg");
});

/** @param {HTMLElement} button @param {string} kind */
function take(button, kind) {
  const chart = button.closest("figure, section");
  const drawing = chart?.querySelector(".still svg");
  const figures = chart?.querySelector("table");
  const name = (chart?.id || "chart").replace(/^chart-/, "");
  if (kind === "csv" && figures) return hand(new Blob(["\ufeff", written(figures)], { type: "text/csv" }), `${name}.csv`);
  if (!(drawing instanceof SVGSVGElement)) return;
  const text = alone(drawing, chart?.querySelector("figcaption :is(h2, h3)")?.textContent ?? "", chart?.querySelector(".source")?.textContent ?? "");
  if (kind === "svg") return hand(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper") || "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => { if (blob) hand(blob, `${name}.png`); });
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

const LOOK = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "font-family",
  "font-size", "font-weight", "text-anchor", "opacity", "fill-opacity",
];

const LEADING = 16;

/**
 * The drawing as a file of its own: its style written into it, its links left out, its title above it and its source below.
 * @param {SVGSVGElement} drawing @param {string} title @param {string} source
 */
function alone(drawing, title, source) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, at) => {
    const style = getComputedStyle(originals[at] ?? drawing);
    for (const property of LOOK) /** @type {SVGElement} */ (node).style.setProperty(property, style.getPropertyValue(property));
  });
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  const { width, height } = drawing.viewBox.baseVal;
  const page = getComputedStyle(document.documentElement);
  /** @param {string} words @param {number} y @param {string} ink @param {string} face */
  const write = (words, y, ink, face) => {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("y", String(y));
    text.style.setProperty("fill", page.getPropertyValue(ink));
    text.style.setProperty("font", face);
    text.textContent = words;
    copy.append(text);
  };
  const sans = getComputedStyle(drawing).fontFamily;
  const lines = broken(source, width / 6.5);
  write(title, -14, "--ink", `650 15px ${sans}`);
  lines.forEach((line, at) => write(line, height + LEADING * (at + 1.5), "--quiet", `12px ${sans}`));
  const high = height + 42 + LEADING * lines.length;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 -34 ${width} ${high}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(high));
  return new XMLSerializer().serializeToString(copy);
}

/** Words in lines of at most so many characters. @param {string} words @param {number} most */
function broken(words, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * The rows of a table, footnote numbers left out; a column that has numbers as those, each in a column of its own. A cell that a
 * spreadsheet would compute begins with an apostrophe. A German page parts by semicolons and writes decimal commas, as every table does.
 * @param {Element} table
 */
function written(table) {
  const german = document.documentElement.lang === "de";
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.getAttribute("data-n")?.split(" "));
  /** @param {Element} cell */
  const said = (cell) => {
    const copy = /** @type {Element} */ (cell.cloneNode(true));
    for (const note of copy.querySelectorAll("sup")) note.remove();
    const text = (copy.textContent ?? "").replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
    return `"${(/^[=@\t]|^[+-](?![\d.,]*(\s|$|\d))/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  /** @param {Element} cell @param {number} at */
  const told = (cell, at) => {
    const names = heads[at];
    if (!names) return [said(cell)];
    if (cell.tagName === "TH") return names;
    const numbers = (cell.getAttribute("data-n") || "").split(" ");
    return names.map((_, n) => (german ? (numbers[n] || "").replace(".", ",") : numbers[n] || ""));
  };
  const parting = german ? ";" : ",";
  return [...table.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("th, td")].flatMap(told).join(parting) + "\r\n").join("");
}

/** @param {Blob} blob @param {string} name */
function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
