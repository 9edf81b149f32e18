// Keys for what can be done without them too: every choice is a link, and every text is on the page.
"use strict";
document.documentElement.classList.add("scripted");

const all = (what, where = document) => [...where.querySelectorAll(what)];
const spoken = document.getElementById("spoken");
function say(words, seen = false) {
  spoken.textContent = words;
  spoken.classList.toggle("vh", !seen);
}
// What a key could not do is shown to everybody.
const warn = (words) => say(words, true);
const dialog = document.getElementById("keys");
// Where the keys go on from when a box or a dialog is left.
const BASES = [".reading.now", ".field.chosen > summary", ".line.at-it .open-it", "#main"];
const base = () => BASES.map((what) => document.querySelector(what)).find(Boolean);

// Queue: one line is at it; its link has the focus, so that Enter opens it.
const lines = all(".line");
const opens = (line) => line.querySelector(".open-it").getAttribute("href");
function turnLine(step) {
  if (!lines.length) return;
  const at = lines.findIndex((line) => line.classList.contains("at-it"));
  standAt(lines[Math.min(lines.length - 1, Math.max(0, at + step))]);
}
function standAt(line) {
  lines.forEach((one) => one.classList.toggle("at-it", one === line));
  line.querySelector(".open-it").focus();
  line.scrollIntoView({ block: "nearest" });
}

// From an incident one comes back to the page of the queue that one left, or goes on to the next incident on it.
// Kept for this tab alone, and gone with it.
const left = () => JSON.parse(sessionStorage.getItem("queue") || '{"address": "/", "incidents": []}');
function leave() {
  sessionStorage.setItem("queue", JSON.stringify({ address: location.pathname + location.search, incidents: lines.map(opens) }));
}
function turnIncident(step) {
  const { incidents } = left();
  const at = incidents.indexOf(location.pathname);
  if (at >= 0 && incidents[at + step]) location.assign(incidents[at + step]);
  else warn(step > 0 ? "the last incident of this page of the queue" : "the first incident of this page of the queue");
}

// Actions: a name, the key that does it unless the person chose another one, and what it does.
const actions = new Map();
function action(name, key, run) { actions.set(name, { key, run }); }
const chosenKeys = () => JSON.parse(localStorage.getItem("keys") || "{}");
const keyOf = (name) => chosenKeys()[name] || actions.get(name)?.key;
const NAMES = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", " ": "Space" };
const shownKey = (key) => NAMES[key] || key || "";
function nameKeys() {
  for (const row of all("[data-action]")) row.querySelector("kbd").textContent = shownKey(keyOf(row.dataset.action));
  for (const one of all("[data-key-of]")) one.textContent = shownKey(keyOf(one.dataset.keyOf));
  for (const button of all("button[data-act]")) {
    const key = shownKey(keyOf(button.dataset.act));
    button.title = key ? `key ${key}` : "";
  }
}

// Another key for an action: choose its line among the keys, press the key. Kept in this browser.
const HALF = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Dead"];
// these move about, open, close and choose, in every page
const FIXED = ["Escape", "Tab", "Enter", " ", "?"];
let waiting = null;
function await_(row, words) {
  waiting?.classList.remove("waits");
  waiting = row;
  row?.classList.add("waits");
  // what lies under an open dialog is neither seen nor read out
  document.querySelector(".remapped").textContent = words;
}
function remap(key) {
  if (HALF.includes(key)) return;
  const name = waiting.dataset.action;
  const taken = [...actions.keys()].find((other) => other !== name && keyOf(other) === key);
  if (FIXED.includes(key) || taken) {
    await_(null, taken ? `${shownKey(key)} does something else` : "as it was");
    return;
  }
  localStorage.setItem("keys", JSON.stringify({ ...chosenKeys(), [name]: key }));
  nameKeys();
  await_(null, `${shownKey(key)} it is`);
}

const follow = (link) => { const found = document.querySelector(link); if (found) location.assign(found.href); };
if (document.body.className === "queue") {
  action("next-line", "j", () => turnLine(1));
  action("previous-line", "k", () => turnLine(-1));
  action("search", "/", () => document.getElementById("q").select());
  action("next-page", "]", () => follow("a[rel=next]"));
  action("previous-page", "[", () => follow("a[rel=prev]"));
  leave();
  const line = lines.find((one) => opens(one) === sessionStorage.getItem("incident"));
  if (line) standAt(line);
}

// Keys pressed and seconds passed since the page came: what a decision takes.
let pressed = 0;
let held = false;
const came = performance.now();
document.addEventListener("keydown", (event) => {
  pressed += 1;
  held = event.repeat;
  spoken.classList.add("vh");
  if (waiting) { event.preventDefault(); remap(event.key); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea")) {
    if (event.key === "Escape") base().focus();
    return;
  }
  const found = [...actions.keys()].find((name) => keyOf(name) === event.key);
  const act = event.key === "?" ? () => dialog.showModal() : actions.get(found)?.run;
  if (!act) return;
  event.preventDefault();
  act();
});
document.querySelector("[data-keys].js")?.addEventListener("click", () => dialog.showModal());
for (const row of all("[data-action]")) {
  row.querySelector("button").addEventListener("click", () => await_(row, "press the new key, or Escape"));
}
document.getElementById("usual-keys")?.addEventListener("click", () => {
  localStorage.removeItem("keys");
  nameKeys();
  await_(null, "all keys are the usual ones");
});
dialog.addEventListener("close", () => { if (document.activeElement === document.body) base().focus(); });
document.addEventListener("DOMContentLoaded", nameKeys);
