// Keys of the queue's own: each presses a button or follows a link of the page.
"use strict";
const saved = (key) => [...document.querySelectorAll("[data-view]")].find((link) => link.dataset.view === key);
const atIt = () => document.querySelector(".line.at-it");

// Whoever takes an incident comes back to its line.
for (const button of document.querySelectorAll("[form=care]")) {
  const line = button.closest(".line");
  button.addEventListener("click", () => sessionStorage.setItem("incident", line.querySelector(".open-it").getAttribute("href")));
}

const OWN = {
  a: () => (atIt() ? atIt().querySelector("[form=care]")?.click() : say("choose an incident first, with j")),
  m: () => location.assign(document.getElementById("chart").href),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const act = OWN[event.key] || (saved(event.key) && (() => location.assign(saved(event.key).href)));
  if (!act || document.getElementById("keys").open) return;
  event.preventDefault();
  act();
});
