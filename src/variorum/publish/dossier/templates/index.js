// Narrows the list down. Without it the list is whole, and the years lead into it.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const q = byId("q"), year = byId("year"), kind = byId("kind"), open = byId("open"), count = byId("count");
  document.documentElement.classList.add("scripted");

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = [...document.querySelectorAll("tbody")].map((body) => ({
    body,
    rows: [...body.querySelectorAll(".entry")].map((row) => ({ row, text: plain(row.textContent) })),
  }));
  const all = parts.reduce((sum, part) => sum + part.rows.length, 0);

  function narrow() {
    const words = plain(q.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { body, rows } of parts) {
      let any = false;
      const right = !year.value || body.dataset.year === year.value;
      for (const { row, text } of rows) {
        const fits = right && (!kind.value || row.dataset.kind === kind.value)
          && (!open.checked || "open" in row.dataset) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        any = any || fits;
        shown += fits;
      }
      body.hidden = !any;
    }
    count.textContent = shown === all ? `${all} incidents` : `${shown} of ${all} incidents`;
  }

  let waiting = 0;
  q.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(narrow, 80); });
  for (const part of [year, kind, open]) part.addEventListener("change", narrow);
  q.form.addEventListener("submit", (e) => { e.preventDefault(); narrow(); });
  addEventListener("keydown", (e) => {
    if (e.key === "/" && document.activeElement !== q && !e.ctrlKey && !e.metaKey) { e.preventDefault(); q.focus(); }
  });
  narrow();
})();
