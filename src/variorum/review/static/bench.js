// The page of an incident: fields and readings by key, and what a person decides about them.
"use strict";
const keysOf = (element) => (element?.dataset.keys || "").split(" ").filter(Boolean);
// as in the style: below it the reports stand under the fields
const NARROW = 960;

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
  drawLines();
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
  for (const name of ["done", "did"]) address.searchParams.delete(name);
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

// Lines between the words of the chosen reading, from each report to the next one beside it.
const SVG = "http://www.w3.org/2000/svg";
function drawLines() {
  const shown = document.getElementById("shown");
  let sheet = document.getElementById("threads");
  if (!sheet) {
    sheet = document.createElementNS(SVG, "svg");
    sheet.id = "threads";
    sheet.setAttribute("aria-hidden", "true");
    shown.append(sheet);
  }
  sheet.replaceChildren();
  const columns = all(".text", shown).map((text) => ({ text, mark: text.querySelector("mark.now") || text.querySelector("mark.on") }));
  for (let i = 0; i + 1 < columns.length; i += 1) thread(sheet, shown, columns[i], columns[i + 1]);
}
function thread(sheet, shown, left, right) {
  if (!left.mark || !right.mark) return;
  const origin = shown.getBoundingClientRect();
  const [a, b] = [left, right].map(({ text, mark }) => ({
    mark: mark.getBoundingClientRect(),
    text: text.getBoundingClientRect(),
    head: text.querySelector("h3").getBoundingClientRect(),
  }));
  // words that are scrolled out of sight, or under the report's name, have no end for a line
  const seen = ({ mark, text, head }) => mark.bottom > head.bottom && mark.bottom < text.bottom;
  // where the reports stand below each other a line would run through words
  if (b.text.left < a.text.right || !seen(a) || !seen(b)) return;
  // along the lines' feet and across the gap, so that it runs through no word
  const [y1, y2] = [a, b].map(({ mark }) => mark.bottom + 2 - origin.top);
  const [x1, x2] = [a.mark.right - origin.left, b.mark.left - origin.left];
  const [edge, start] = [a.text.right - origin.left, b.text.left - origin.left];
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M${x1} ${y1} H${edge} L${start} ${y2} H${x2}`);
  sheet.append(path);
}

// Deciding: a key presses the button of the chosen field and reading; the server does the rest.
const bench = document.querySelector(".desk");
function press(act, within) {
  const button = within?.querySelector(`button[data-act="${act}"]`);
  // a key held down decides once
  if (button && !held) button.form.requestSubmit(button);
  else if (!button) warn("nothing to decide so here");
}
// Until the answer is there nothing else is sent: it would be about what is no longer so.
let sent = false;
addEventListener("pageshow", () => { sent = false; });
for (const form of all("form[action='/decide']")) form.addEventListener("submit", (event) => {
  if (sent) { event.preventDefault(); return; }
  sent = true;
  note(form, "seconds", ((performance.now() - came) / 1000).toFixed(1));
  note(form, "keys", pressed);
});
function note(form, name, value) {
  const input = form.querySelector(`input[name=${name}]`) || document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  form.append(input);
}

// Correcting the reading's first words, and adding what the selected ones say.
function open_(id, quote, fill) {
  const found = document.getElementById(id);
  if (!found) return;
  found.querySelector("form").reset();
  found.querySelector("[data-quote]").textContent = quote;
  for (const [name, value] of Object.entries(fill)) found.querySelector(`[name=${name}]`).value = value;
  found.showModal();
  found.querySelector("[name=value]").focus();
}
function amend(ref) {
  const reading = ref.closest(".reading");
  const value = reading.querySelector(".pick").textContent;
  const box = document.querySelector("#amend [name=value]");
  if (box) box.placeholder = value;
  open_("amend", ref.title, { assertion: ref.dataset.id, at: ref.closest(".field").dataset.field });
}
function correct() {
  const reading = chosenReading(chosenField());
  const ref = reading?.querySelector(".ref:focus") || reading?.querySelector(".ref");
  if (ref) amend(ref); else warn("no words to correct");
}
function selected() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  const [from, to] = range ? [range.startContainer, range.endContainer].map((node) => (node.nodeType === 1 ? node : node.parentElement).closest(".words")) : [];
  if (!from || !to || range.collapsed || from.closest(".text") !== to.closest(".text")) return null;
  const words = plain(range).replace(/\s+/g, " ").trim();
  return { text: from.closest(".text"), words, start: place(from, range.startContainer, range.startOffset), end: place(to, range.endContainer, range.endOffset) };
}
// The tags that stand among the words of a report are no part of it.
function plain(range) {
  const part = range.cloneContents();
  for (const tag of part.querySelectorAll(".tag")) tag.remove();
  return part.textContent;
}
// Offsets count code points of the clean text.
function place(words, container, offset) {
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(container, offset);
  return Number(words.dataset.start) + [...plain(before)].length;
}
// What is added is most likely of the chosen field, or of what that one is a part of.
function fieldToAdd() {
  const name = chosenField()?.dataset.field.split("/")[0];
  const options = all("#add [name=field] option");
  return (options.find((one) => one.value === name) || options[0]).value;
}
function add() {
  const found = selected();
  if (!found) { warn("select the words in a report first"); return; }
  const box = document.querySelector("#add [name=value]");
  if (!box) return;
  const home = all("#add [name=account] option").find((one) => one.dataset.report === found.text.id);
  box.placeholder = found.words;
  open_("add", `“${found.words}”`, { start: found.start, end: found.end, account: home.value, field: fieldToAdd() });
}
for (const button of all("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
for (const link of all(".amend-it")) link.addEventListener("click", (event) => {
  event.preventDefault();
  amend(link.previousElementSibling);
});

// The incidents that were looked at in this tab can be named as the other one.
const seen = JSON.parse(sessionStorage.getItem("seen") || "[]").filter(([id]) => id !== location.pathname.split("/")[2]);
for (const [id, name] of seen) {
  const option = document.createElement("option");
  Object.assign(option, { value: id, textContent: name });
  document.getElementById("incidents")?.append(option);
}
sessionStorage.setItem("seen", JSON.stringify([[location.pathname.split("/")[2], document.querySelector("h1").textContent], ...seen].slice(0, 20)));

action("accept", "a", () => press("accept", chosenReading(chosenField())));
action("reject", "r", () => press("reject", chosenReading(chosenField())));
action("correct", "c", correct);
action("none", "0", () => press("none", chosenField()));
action("unsure", "i", () => press("unsure", chosenField()));
action("reason", "y", () => chosenField()?.querySelector("input[name=reason]")?.focus());
// a reason is said, then the reading decided on
for (const box of all(".field input[name=reason]")) box.addEventListener("keydown", (event) => { if (event.key === "Enter") base().focus(); });
action("add", "s", add);
action("agreed", "A", () => press("agreed", bench));
action("same", "S", () => press("same", document.querySelector(".ties")));
action("different", "D", () => press("different", document.querySelector(".ties")));
action("cannot-tell", "T", () => press("cannot-tell", document.querySelector(".ties")));
action("take-up", "P", () => press("take-up", document.querySelector(".proposed")));
action("dismiss", "X", () => press("dismiss", document.querySelector(".proposed")));
action("accounts", "m", () => (document.querySelector("#accounts input:not([type=hidden])") || document.getElementById("accounts")).focus());
action("undo", "z", () => press("undo", document.querySelector(".last-act")));
action("redo", "Z", () => press("redo", document.querySelector(".last-act")));
action("next-field", "j", () => turnField(1));
action("previous-field", "k", () => turnField(-1));
action("next-reading", "ArrowRight", () => turnReading(1));
action("previous-reading", "ArrowLeft", () => turnReading(-1));
action("next-open", "o", () => turnField(1, fields.filter((field) => field.classList.contains("is-open"))));
action("next-incident", "n", () => turnIncident(1));
action("previous-incident", "p", () => turnIncident(-1));
action("queue", "u", () => location.assign(left().address));
sessionStorage.setItem("incident", location.pathname);
document.querySelector(".to-queue").href = left().address;

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
for (const text of all(".text")) text.addEventListener("scroll", drawLines, { passive: true });
addEventListener("resize", drawLines);
drawLines();
// After a decision one goes on where it led.
if (new URLSearchParams(location.search).has("done")) {
  const field = chosenField();
  (field?.querySelector("summary") || base()).focus({ preventScroll: true });
  field?.scrollIntoView({ block: "nearest" });
  const done = document.querySelector(".done");
  // the page may have gone down to the field, past what it says of the decision
  say(done?.textContent || "", done?.getBoundingClientRect().top < 0);
}
