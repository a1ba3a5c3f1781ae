"use strict";
// A small filter; without script the page is complete and the form stays hidden.
const form = document.querySelector("form.filter");
const entries = [...document.querySelectorAll("[data-id]")];
const found = form.querySelector("output");
function apply() {
  const name = form.elements.name.value.trim().toLowerCase();
  const status = form.elements.status.value;
  let shown = 0;
  for (const entry of entries) {
    const { id, name: title, status: state } = entry.dataset;
    const fits = (!name || id.includes(name) || title.toLowerCase().includes(name)) && (!status || state === status);
    entry.hidden = !fits;
    if (fits && entry.tagName === "TR") shown += 1;
  }
  for (const action of document.querySelectorAll("section.action")) {
    action.hidden = !action.querySelector("tr[data-id]:not([hidden])");
  }
  found.textContent = name || status ? String(shown) : "";
}
form.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
// an anchor to a target that the filter hides shows it again
window.addEventListener("hashchange", () => {
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted && wanted.closest("[hidden]")) {
    form.reset();
    apply();
    wanted.scrollIntoView();
  }
});
