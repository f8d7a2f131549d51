// What is folded opens where a link leads into it, in browsers that do not open it themselves.
"use strict";

function unfold() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = [];
  for (let at = place?.closest("details:not([open])"); at; at = at.parentElement?.closest("details:not([open])")) folded.push(at);
  for (const details of folded) details.setAttribute("open", "");
  if (folded.length) place?.scrollIntoView();
}

window.addEventListener("hashchange", unfold);
unfold();
