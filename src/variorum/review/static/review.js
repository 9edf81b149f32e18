// Keys for what can be done without them too: every choice is a link, and every text is on the page.
"use strict";
document.documentElement.classList.add("scripted");

const all = (what, where = document) => [...where.querySelectorAll(what)];
const keysOf = (element) => (element?.dataset.keys || "").split(" ").filter(Boolean);
const say = (words) => { document.getElementById("spoken").textContent = words; };
// as in the style: below it the reports stand under the fields
const NARROW = 960;
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

// Bench: a field is chosen, and one of its readings.
const fields = all(".field");
const chosenField = () => fields.find((field) => field.classList.contains("chosen"));
const readingsOf = (field) => all(".reading", field);
const chosenReading = (field) => readingsOf(field).find((one) => one.classList.contains("now"));

function choose(field, reading) {
  for (const one of fields) {
    one.classList.toggle("chosen", one === field);
    one.open = one === field;
  }
  for (const one of all(".reading")) {
    one.classList.toggle("now", one === reading);
    one === reading ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current");
  }
  light(new Set(keysOf(field)), new Set(keysOf(reading)));
  show((reading?.dataset.shows || "").split(" ").filter(Boolean));
  remember(field, reading);
}

// Marks and tags of the field are lit, those of the reading more so.
function light(on, now) {
  for (const mark of all("mark.w")) {
    mark.classList.toggle("on", keysOf(mark).some((key) => on.has(key)));
    mark.classList.toggle("now", keysOf(mark).some((key) => now.has(key)));
  }
  for (const tag of all(".tag")) {
    tag.hidden = !on.has(tag.dataset.key);
    tag.classList.toggle("now", now.has(tag.dataset.key));
  }
}

// The reading's reports stand beside each other, the others below, in the order of their sigla.
function show(ids) {
  if (!ids.length) return;
  const texts = all(".text").sort((a, b) => order(a) - order(b));
  const [shown, rest] = ["shown", "rest"].map((id) => document.getElementById(id));
  for (const text of texts) if (!ids.includes(text.id)) rest.append(text);
  for (const id of ids) shown.append(document.getElementById(id));
  for (const text of all(".text", shown)) bring(text);
}
const places = new Map(all(".siglum").map((one) => [one.closest(".text")?.id, one.textContent]));
function order(text) {
  const siglum = places.get(text.id) || "";
  return siglum.length * 1000 + (siglum.codePointAt(0) || 0);
}

// Within its own column only: the page stays where it is.
function bring(text) {
  const mark = text.querySelector("mark.now") || text.querySelector("mark.on");
  if (mark) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
}

function remember(field, reading) {
  const address = new URL(location.href);
  address.searchParams.set("field", field.dataset.field);
  reading ? address.searchParams.set("reading", reading.dataset.reading) : address.searchParams.delete("reading");
  address.hash = "";
  history.replaceState(null, "", address);
}

function turnField(step, among = fields) {
  const at = fields.indexOf(chosenField());
  const ahead = among.filter((field) => (fields.indexOf(field) - at) * step > 0);
  const next = step > 0 ? ahead[0] : ahead[ahead.length - 1];
  if (!next) return;
  choose(next, readingsOf(next)[0]);
  const summary = next.querySelector("summary");
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "nearest" });
}

function turnReading(step) {
  const field = chosenField();
  const readings = field ? readingsOf(field) : [];
  const at = readings.indexOf(chosenReading(field));
  const next = readings[at + step];
  if (!next) return;
  choose(field, next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  say(`reading ${at + step + 1} of ${readings.length}`);
}

const follow = (link) => { const found = document.querySelector(link); if (found) location.assign(found.href); };
const QUEUE = {
  j: () => turnLine(1), k: () => turnLine(-1),
  "/": () => document.getElementById("q").select(),
  "]": () => follow("a[rel=next]"), "[": () => follow("a[rel=prev]"),
};
const BENCH = {
  j: () => turnField(1), k: () => turnField(-1),
  ArrowRight: () => turnReading(1), ArrowLeft: () => turnReading(-1),
  o: () => turnField(1, fields.filter((field) => field.classList.contains("is-open"))),
  n: () => turnIncident(1), p: () => turnIncident(-1),
  u: () => location.assign(left().address),
};
const keys = { queue: QUEUE, bench: BENCH }[document.body.className] || {};
if (keys === QUEUE) {
  leave();
  const line = lines.find((one) => opens(one) === sessionStorage.getItem("incident"));
  if (line) standAt(line);
}
if (keys === BENCH) {
  sessionStorage.setItem("incident", location.pathname);
  document.querySelector(".to-queue").href = left().address;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = event.key === "?" ? () => dialog.showModal() : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
document.querySelector("[data-keys].js")?.addEventListener("click", () => dialog.showModal());

for (const field of fields) {
  field.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    if (field.classList.contains("chosen")) field.open = !field.open;
    else choose(field, readingsOf(field)[0]);
  });
  for (const reading of readingsOf(field)) {
    reading.querySelector(".pick").addEventListener("click", (event) => {
      event.preventDefault();
      choose(field, reading);
      if (innerWidth <= NARROW) document.getElementById("evidence").scrollIntoView();
    });
    for (const ref of all(".ref", reading)) ref.addEventListener("click", (event) => lead(event, field, reading, ref));
  }
}

// A highlight may stand in a report further down: this brings it up.
function lead(event, field, reading, ref) {
  event.preventDefault();
  choose(field, reading);
  const place = document.getElementById(ref.hash.slice(1));
  const text = place.closest(".text");
  if (text.parentElement.id !== "shown") show([text.id, ...all("#shown .text").map((one) => one.id)].slice(0, 2));
  text.scrollTop += place.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  if (innerWidth <= NARROW) text.scrollIntoView({ block: "nearest" });
}
all("#shown .text").forEach(bring);
