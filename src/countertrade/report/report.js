// The live charts. The page reads the same without them: each chart is a drawing until the reader's browser can do more.
"use strict";

/** @typedef {{data: object[], layout: Record<string, unknown>}} Figure */
/** @type {{newPlot: (at: Element, data: object[], layout: object, config: object) => Promise<unknown>}} */
const plotly = /** @type {any} */ (window).Plotly;

/**
 * The figure with the page's colours in place of their names ("--gain").
 * @param {unknown} value
 * @param {CSSStyleDeclaration} style
 * @returns {any}
 */
function coloured(value, style) {
  if (typeof value === "string") {
    return value.startsWith("--") ? style.getPropertyValue(value).trim() : value;
  }
  if (Array.isArray(value)) return value.map((item) => coloured(item, style));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coloured(item, style)]));
  }
  return value;
}

/**
 * Draw a chart's live form. Where that fails, the drawing stays.
 * @param {Element} chart
 * @param {Element} live
 */
async function draw(chart, live) {
  const source = chart.querySelector('script[type="application/json"]');
  /** @type {Figure} */
  const figure = coloured(JSON.parse(source?.textContent ?? "{}"), getComputedStyle(document.documentElement));
  chart.classList.add("lives");
  live.removeAttribute("hidden");
  try {
    await plotly.newPlot(live, figure.data, figure.layout, { displayModeBar: false, responsive: true });
  } catch (error) {
    chart.classList.remove("lives");
    live.setAttribute("hidden", "");
    console.error(error);
  }
}

/**
 * Give a chart a button that changes between its drawing and its live form.
 * @param {Element} chart
 */
function offer(chart) {
  const live = chart.querySelector(".live");
  if (!live) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = live.getAttribute("data-explore");
  button.addEventListener("click", () => {
    const lives = !chart.classList.contains("lives");
    button.textContent = live.getAttribute(lives ? "data-still" : "data-explore");
    if (lives) return void draw(chart, live);
    chart.classList.remove("lives");
    live.setAttribute("hidden", "");
  });
  chart.prepend(button);
}

if (plotly) {
  for (const chart of document.querySelectorAll("figure.chart")) offer(chart);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const chart of document.querySelectorAll("figure.lives")) {
      const live = chart.querySelector(".live");
      if (live) void draw(chart, live);
    }
  });
}
