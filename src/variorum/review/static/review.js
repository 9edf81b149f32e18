// Keys for what can be done without them too: every choice is a link, and every text is on the page.
"use strict";
document.documentElement.classList.add("scripted");

const all = (what, where = document) => [...where.querySelectorAll(what)];
const say = (words) => { document.getElementById("spoken").textContent = words; };
const dialog = document.getElementById("keys");

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
  else say(step > 0 ? "the last incident of this page of the queue" : "the first incident of this page of the queue");
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
let waiting = null;
function await_(row) {
  waiting?.classList.remove("waits");
  waiting = row;
  row?.classList.add("waits");
  if (row) say("press the new key, or Escape");
}
function remap(key) {
  const name = waiting.dataset.action;
  const taken = [...actions.keys()].find((other) => other !== name && keyOf(other) === key);
  if (key !== "Escape" && key !== "?" && !taken) {
    localStorage.setItem("keys", JSON.stringify({ ...chosenKeys(), [name]: key }));
    nameKeys();
    say(`${shownKey(key)} it is`);
  } else say(taken ? `${shownKey(key)} does something else` : "as it was");
  await_(null);
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
const came = performance.now();
document.addEventListener("keydown", (event) => {
  pressed += 1;
  if (waiting) { event.preventDefault(); remap(event.key); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
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
  row.tabIndex = 0;
  row.addEventListener("click", () => await_(row));
  row.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.stopPropagation(); await_(row); } });
}
document.getElementById("usual-keys")?.addEventListener("click", () => { localStorage.removeItem("keys"); nameKeys(); });
document.addEventListener("DOMContentLoaded", nameKeys);
