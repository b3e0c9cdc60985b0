// Signing by phone: the act is kept on the phone until the house has answered it, and sent exactly once.
(() => {
  const STORE = "dure-sign:";
  const AGAIN = 3000;
  const form = document.querySelector("form[data-sign]");
  const part = (name) => document.querySelector(`[data-${name}]`);

  const read = (slot) => { try { return JSON.parse(localStorage.getItem(STORE + slot)); } catch { return null; } };
  const keep = (slot, act) => { try { localStorage.setItem(STORE + slot, JSON.stringify(act)); } catch { /* private window: kept in this page only */ } };
  const drop = (slot) => { try { localStorage.removeItem(STORE + slot); } catch { /* as above */ } };

  const name = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");

  const show = (which, why = "") => {
    if (!form) return;
    form.hidden = which !== "form";
    for (const other of ["waiting", "done"]) if (part(other)) part(other).hidden = which !== other;
    const told = part("why");
    told.hidden = !why;
    told.querySelector("span").textContent = why;
    if (which !== "form") part(which).scrollIntoView({ block: "center" });
    document.querySelector(".reading")?.toggleAttribute("hidden", which !== "form");
  };

  const send = async (slot, act) => {
    let answer, told;
    try {
      answer = await fetch(act.to, { method: "POST", body: new URLSearchParams(act.told), headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (answer.status >= 500) throw new Error(String(answer.status));
      told = await answer.json();
    } catch (fault) {
      // A page that is not ours (a stale form, a hotel's sign-in page) is no answer: the act stays kept.
      if (answer && answer.status === 403) { drop(slot); location.reload(); return; }
      show("waiting");
      setTimeout(() => send(slot, act), AGAIN);
      return;
    }
    drop(slot);
    if (told.state === "signed") show("done");
    else show("form", told.why);
  };

  if (form) {
    const slot = form.dataset.slot;
    const opened = Date.parse(form.dataset.opened);
    const began = performance.now();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const ticked = form.elements.ticked;
      if (!ticked.checked) { ticked.focus(); ticked.reportValidity(); return; }
      form.elements.key.value = name();
      form.elements.signed_at.value = new Date(opened + performance.now() - began).toISOString();
      const act = { to: form.action, told: Object.fromEntries(new FormData(form)) };
      keep(slot, act);
      show("waiting");
      send(slot, act);
    });
    const kept = read(slot);
    if (kept) { show("waiting"); send(slot, kept); }
  } else {
    // The page of the hall was opened again with an act still in the pocket.
    for (const key of Object.keys(localStorage)) if (key.startsWith(STORE)) send(key.slice(STORE.length), JSON.parse(localStorage.getItem(key)));
  }
})();
