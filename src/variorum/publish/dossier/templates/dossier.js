// Keys and the panel of evidence. Everything here can also be reached by links: the page reads well without it.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel"), body = byId("panel-body"), at = byId("panel-at"), keys = byId("keys");
  let now = null;
  document.documentElement.classList.add("scripted");

  const values = () => [...document.querySelectorAll("a.v")].filter((a) => a.getClientRects().length);

  function settle(link) {
    if (now) now.classList.remove("now");
    now = link;
    now.classList.add("now");
  }

  // a card as it stands in the apparatus, without the ids, which may be on the page only once
  function copy(id) {
    const card = byId(id).cloneNode(true);
    card.removeAttribute("id");
    for (const part of card.querySelectorAll("[id]")) part.removeAttribute("id");
    const link = document.createElement("a");
    link.href = "#" + id;
    link.className = "here";
    link.textContent = "in the apparatus";
    const line = document.createElement("p");
    line.className = "src";
    line.append(link);
    card.append(line);
    return card;
  }

  // a value names its cards, any other link to a card leads to that one
  const cards = (link) => link.dataset.e || (link.className !== "here" && (/^#(e-.*)/.exec(link.getAttribute("href")) || [])[1]);

  function open(link) {
    const ids = cards(link).split(" ").filter(byId);
    if (!ids.length) return;
    settle(link);
    body.replaceChildren(...ids.map(copy));
    at.textContent = ids.length === 1 ? "Evidence" : `Evidence: ${ids.length} passages`;
    if (!panel.open) panel.show();
    panel.scrollTop = 0;
    at.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function close() {
    if (keys.open) return keys.close();
    if (!panel.open) return;
    panel.close();
    if (now) now.focus();
  }

  function go(link) {
    if (!link) return;
    settle(link);
    if (panel.open) open(link);
    else link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function step(by) {
    const all = values(), i = now ? all.indexOf(now) : -1;
    if (i >= 0) return go(all[Math.min(all.length - 1, Math.max(0, i + by))]);
    const below = all.findIndex((a) => a.getBoundingClientRect().top > 0);
    go(all[Math.max(0, below)]);
  }

  // the nearest value in that direction, by where it is drawn
  function beside(dx, dy) {
    const a = now.getBoundingClientRect();
    let best = null, least = Infinity;
    for (const link of values()) {
      const b = link.getBoundingClientRect();
      const x = b.left - a.left, y = b.top - a.top;
      const along = dx ? x * dx : y * dy, off = Math.abs(dx ? y : x);
      if (link === now || along < 4) continue;
      const far = along + 3 * off;
      if (far < least) [best, least] = [link, far];
    }
    go(best);
  }

  function policy() {
    const all = [...document.querySelectorAll("input[name=policy]")];
    all[(all.findIndex((p) => p.checked) + 1) % all.length].checked = true;
  }

  function words() {
    if (!now) return;
    const card = byId(cards(now).split(" ")[0]), link = card && card.querySelector("a.go");
    if (!link) return;
    if (panel.open) panel.close();
    location.hash = link.getAttribute("href");
  }

  // a closed part of the apparatus opens for what is sought in it
  function reveal() {
    const sought = byId(decodeURIComponent(location.hash.slice(1)));
    if (!sought) return;
    for (let up = sought.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    sought.scrollIntoView({ block: "center" });
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const KEYS = { j: () => step(1), k: () => step(-1), p: policy, f: words, "?": () => keys.open || keys.showModal() };

  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape") return close();
    if (keys.open || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && ARROWS[e.key]) return;
    if (KEYS[e.key]) { e.preventDefault(); KEYS[e.key](); }
    else if (ARROWS[e.key] && now && document.activeElement === now) { e.preventDefault(); beside(...ARROWS[e.key]); }
  });

  addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    const link = e.target.closest("a");
    if (!link) return;
    if (cards(link)) { e.preventDefault(); open(link); }
    else if (panel.contains(link)) panel.close();
  });
  addEventListener("focusin", (e) => { if (e.target.matches("a.v")) settle(e.target); });
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("details")) d.open = true; });
  byId("panel-close").addEventListener("click", close);
  byId("panel-next").addEventListener("click", () => step(1));
  byId("panel-prev").addEventListener("click", () => step(-1));
  byId("keys-open").addEventListener("click", KEYS["?"]);
  byId("keys-close").addEventListener("click", () => keys.close());
  if (location.hash) reveal();
})();
