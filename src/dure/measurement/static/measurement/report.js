// The report form: saves each cell as it is typed, moves with Enter and the arrows, adds parts up, and loses
// nothing: what the house has not confirmed stays in this browser until it has.
(() => {
  const page = document.querySelector("[data-report]");
  if (!page) return;
  const lang = document.documentElement.lang === "en" ? "en" : "ko";
  const say = (name, values = {}) => {
    const key = `${name}${lang[0].toUpperCase()}${lang.slice(1)}`;
    return Object.entries(values).reduce((text, [k, v]) => text.replace(`{${k}}`, v), page.dataset[key] || "");
  };
  const shown = page.querySelector(".saved");
  const state = (name) => { if (shown) shown.dataset.state = name; };

  // What is typed and not yet confirmed: one entry a cell, kept for this person and this report only.
  const place = `dure:report:${page.dataset.who}:${page.dataset.report}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(place)) || {}; } catch { return {}; } };
  const write = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(place, JSON.stringify(kept));
      else localStorage.removeItem(place);
    } catch { /* a browser without storage still saves to the house */ }
  };
  const typed = (entry) => {
    const data = new FormData(entry), said = {};
    for (const name of ["indicator", "place", "cell", "value", "numerator", "denominator", "na", "comment", "seen"])
      if (data.has(name)) said[name] = data.get(name);
    return said;
  };
  const nameOf = (entry) => { const s = typed(entry); return [s.indicator, s.place, s.cell].join("|"); };
  const content = (said) => JSON.stringify([said.value, said.numerator, said.denominator, said.na, said.comment]);
  const keep = (entry) => { const kept = read(); kept[nameOf(entry)] = typed(entry); write(kept); };
  const confirm = (entry) => {
    const kept = read(), name = nameOf(entry);
    if (kept[name] && content(kept[name]) === entry.dataset.sent) { delete kept[name]; write(kept); }
  };

  const timers = new WeakMap();
  const entryOf = (field) => field.form && field.form.matches(".entry") ? field.form : null;
  const send = (entry) => { clearTimeout(timers.get(entry)); htmx.trigger(entry, "keep"); };
  const later = (entry, ms) => { clearTimeout(timers.get(entry)); timers.set(entry, setTimeout(() => send(entry), ms)); };
  const note = (entry) => { keep(entry); entry.dataset.dirty = ""; state("typing"); };

  page.addEventListener("input", (event) => {
    const entry = entryOf(event.target);
    if (!entry) return;
    if (event.target.name !== "na" && event.target.name !== "comment") {
      const na = entry.querySelector("[name=na]");
      if (na && na.checked && event.target.value.trim()) na.checked = false;
    }
    if (event.target.name === "na" && event.target.checked)
      entry.querySelectorAll("input[data-typed]").forEach((field) => { field.value = ""; });
    note(entry);
    later(entry, event.target.name === "na" ? 0 : 900);
    addUp(entry);
  });
  page.addEventListener("change", (event) => {
    const entry = entryOf(event.target);
    if (entry && entry.dataset.dirty !== undefined) later(entry, 0);
  });

  page.addEventListener("htmx:configRequest", (event) => {
    if (event.target.matches(".entry")) { event.target.dataset.sent = content(typed(event.target)); state("saving"); }
  });
  // An answer that is not ours (a sign-in page, a proxy's error) never enters a cell.
  page.addEventListener("htmx:beforeSwap", (event) => {
    const entry = event.detail.requestConfig.elt;
    if (entry.matches(".entry") && !event.detail.xhr.getResponseHeader("X-Kept")) {
      event.detail.shouldSwap = false;
      state(event.detail.xhr.status < 400 ? "gone" : "failed");
      if (event.detail.xhr.status >= 500) later(entry, 8000);
    }
  });
  page.addEventListener("htmx:afterRequest", (event) => {
    const entry = event.detail.elt, kept = event.detail.xhr.getResponseHeader?.("X-Kept");
    if (!entry.matches?.(".entry") || !kept) return;
    entry.dataset.kept = kept;
    const wrong = kept === "refused" || kept === "conflict";
    entry.querySelectorAll("input[data-typed]").forEach((field) => {
      if (wrong) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    });
    if (!wrong) {
      confirm(entry);
      if (content(typed(entry)) === entry.dataset.sent) delete entry.dataset.dirty;
      if (entry.querySelector("[data-is-na]")) settleNotApplicable(entry);
      entry.closest(".line")?.classList.toggle("filled", kept !== "cleared");
    }
    state(page.querySelector('.entry[data-kept="refused"], .entry[data-kept="conflict"]') ? "refused" : "saved");
    const asked = page.querySelector("#hand-in[data-waiting]");
    if (asked && !page.querySelector(".entry[data-dirty]")) { delete asked.dataset.waiting; ask(); }
  });
  const settleNotApplicable = (entry) => {
    const na = entry.querySelector("[name=na]");
    if (!na) return;
    na.checked = true;
    entry.querySelectorAll("input[data-typed]").forEach((field) => { field.value = ""; });
  };
  const unreached = (event) => {
    const entry = event.detail.elt;
    if (!entry.matches?.(".entry")) return;
    state("failed");
    later(entry, 8000);
  };
  page.addEventListener("htmx:sendError", unreached);
  page.addEventListener("htmx:timeout", unreached);
  window.addEventListener("online", () => page.querySelectorAll(".entry[data-dirty]").forEach(send));

  // Somebody else changed it: mine or theirs.
  page.addEventListener("click", (event) => {
    const entry = event.target.closest?.(".entry");
    if (!entry) return;
    if (event.target.matches("[data-mine]")) send(entry);
    if (event.target.matches("[data-theirs]")) {
      const stands = event.target.dataset.theirs, na = entry.querySelector("[name=na]");
      const parts = stands.split("/");
      if (na) na.checked = stands === "na";
      const put = (name, value) => { const f = entry.querySelector(`[name=${name}]`); if (f) f.value = value ?? ""; };
      put("value", stands === "na" ? "" : parts[0]);
      put("numerator", stands === "na" ? "" : parts[0]);
      put("denominator", stands === "na" ? "" : parts[1]);
      note(entry);
      send(entry);
    }
  });

  // Keyboard: Enter and ↓ go to the next cell, ↑ to the one before; Tab stays as it is.
  const visible = (field) => field.offsetParent !== null;
  page.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches("input[data-typed]") || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...page.querySelectorAll("input[data-typed]")].filter(visible);
    const next = all[all.indexOf(field) + step];
    if (next) { next.focus(); next.select(); } else { field.blur(); field.focus(); }
    const entry = entryOf(field);
    if (entry && entry.dataset.dirty !== undefined) send(entry);
  });
  page.addEventListener("submit", (event) => {
    if (event.target.matches(".entry")) { event.preventDefault(); send(event.target); }
  });

  // Parts and their total, added up while one types.
  const number = (text) => { const n = Number(String(text).replace(/[,\s]/g, "")); return String(text).trim() && Number.isFinite(n) ? n : null; };
  const addUp = (entry) => {
    const line = entry.closest(".line");
    line?.querySelectorAll("[data-group]").forEach((group) => {
      const told = group.querySelector("[data-sum]");
      if (!told) return;
      const parts = [...group.querySelectorAll("input[data-part]")].map((field) => number(field.value)).filter((n) => n !== null);
      if (!parts.length) { told.textContent = ""; return; }
      const sum = parts.reduce((a, b) => a + b, 0);
      const total = number(line.querySelector(".line-box input[name=value]")?.value ?? "");
      const off = total === null ? 0 : total - sum;
      told.textContent = say("sum", { sum: sum.toLocaleString() }) + (total === null ? "" : say("of", { total: total.toLocaleString() })) + (off ? say("off", { off: Math.abs(off).toLocaleString() }) : "");
      told.classList.toggle("off", off !== 0);
    });
  };
  page.addEventListener("htmx:afterSettle", (event) => {
    const open = event.target.querySelector?.("[data-group] .entry");
    if (open) { addUp(open); restore(event.target); }
  });

  // Handing in waits for what is still on its way.
  const form = document.getElementById("hand-in");
  const ask = () => document.getElementById("hand-in-ask").showModal();
  form?.querySelector("[data-hand-in]").addEventListener("click", (event) => {
    event.preventDefault();
    const open = [...page.querySelectorAll(".entry[data-dirty]")];
    const wrong = page.querySelector('.entry[data-kept="refused"], .entry[data-kept="conflict"]');
    if (wrong) { wrong.querySelector("input[data-typed]").focus(); return; }
    if (!open.length) { ask(); return; }
    form.dataset.waiting = "";
    open.forEach(send);
  });

  // What only this device has comes back and is sent again.
  const restore = (inside) => {
    const kept = read();
    let found = 0;
    inside.querySelectorAll(".entry").forEach((entry) => {
      const said = kept[nameOf(entry)];
      if (!said || content(said) === content(typed(entry))) return;
      for (const name of ["value", "numerator", "denominator", "comment", "seen"]) {
        const field = entry.elements[name];
        if (field && said[name] !== undefined) field.value = said[name];
      }
      if (entry.elements.na) entry.elements.na.checked = said.na === "1";
      entry.dataset.dirty = "";
      found += 1;
      later(entry, 50);
    });
    if (!found) return;
    const told = page.querySelector(".restored");
    told.textContent = say("restored", { n: found });
    told.hidden = false;
  };
  // Cells that are still folded away are opened, so that nothing waits unseen.
  const folded = () => {
    const there = new Set([...page.querySelectorAll(".entry")].map(nameOf));
    for (const name of Object.keys(read())) {
      if (there.has(name)) continue;
      const [indicator, where] = name.split("|");
      page.querySelectorAll(".line").forEach((line) => {
        const own = line.querySelector(".entry");
        if (own && own.elements.indicator.value === indicator && own.elements.place.value === where)
          line.querySelectorAll("details.cells").forEach((part) => { part.open = true; });
      });
    }
  };
  restore(page);
  folded();
  document.getElementById("problems")?.focus();
})();
