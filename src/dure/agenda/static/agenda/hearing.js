// Answering without waiting: the next statement comes at once, answers are sent behind it, in their order.
// What cannot be sent stays on this device until the connection is back. Without this script the page
// works as a plain form.
(() => {
  const page = document.querySelector("[data-hearing]");
  if (!page) return;
  const find = (query) => page.querySelector(query);
  const form = find("[data-answer]");
  const told = find("[data-told]");
  const store = `dure-hearing-${page.dataset.hearing}`;
  const kept = () => { try { return JSON.parse(localStorage.getItem(store)) || []; } catch { return []; } };
  const keep = (list) => { try { localStorage.setItem(store, JSON.stringify(list)); } catch { waiting = list; } };
  let waiting = null;
  const queue = () => waiting || kept();
  const say = (words, lost) => { if (told) { told.textContent = words; told.classList.toggle("lost", Boolean(lost)); } };

  // Read aloud, where the device can speak.
  const reader = find("[data-read]");
  if (reader && "speechSynthesis" in window) {
    reader.hidden = false;
    reader.addEventListener("click", () => {
      const lead = document.querySelector("[data-readable]");
      const text = find(".hearing-card:not([hidden]) .hearing-text") || lead;
      if (!text) return;
      speechSynthesis.cancel();
      const spoken = new SpeechSynthesisUtterance(text.textContent.trim());
      spoken.lang = document.documentElement.lang === "en" ? "en-GB" : "ko-KR";
      spoken.rate = 0.9;
      speechSynthesis.speak(spoken);
    });
  }

  const cards = () => [...page.querySelectorAll(".hearing-card")];
  const current = () => cards().find((card) => !card.hidden);
  const token = () => page.querySelector('[name="csrfmiddlewaretoken"]')?.value || "";
  const group = () => page.querySelector('[name="group"]')?.value || "";
  const over = () => { if (form) form.hidden = true; const done = find("[data-done]"); if (done) done.hidden = false; };
  const show = () => {
    const next = cards()[0];
    if (!next) return over();
    next.hidden = false;
    form.querySelector('[name="statement"]').value = next.dataset.statement;
  };

  let sending = false;
  let lost = false;
  let last = 0;
  const later = (seconds) => setTimeout(send, seconds * 1000);

  async function send() {
    if (sending) return;
    const list = queue();
    if (!list.length) return;
    sending = true;
    const one = list[0];
    let answer;
    try {
      const response = await fetch(location.href, {
        method: "POST", credentials: "same-origin", headers: { "X-Hearing": "1" },
        body: new URLSearchParams({ csrfmiddlewaretoken: token(), statement: one.statement, vote: one.vote, group: one.group, left: cards().length }),
      });
      if (response.status >= 500) throw new Error("later");
      if (!(response.headers.get("Content-Type") || "").includes("json")) { sending = false; say(page.dataset.away, true); return; }
      answer = await response.json();
    } catch {
      sending = false; lost = true;
      say(page.dataset.lost, true);
      later(4);
      return;
    }
    sending = false;
    if (answer.retry) { say(answer.said, true); later(15); return; }
    keep(queue().slice(1));
    const rest = queue();
    taken(answer, rest);
    if (rest.length) send();
  }

  function taken(answer, rest) {
    say(lost && !rest.length && answer.ok ? page.dataset.back : answer.said, !answer.ok);
    if (!rest.length) lost = false;
    const set = (query, value) => { const place = find(query); if (place) place.textContent = value; };
    set("[data-answered]", answer.answered); set("[data-total]", answer.total);
    const bar = find("[data-bar]");
    if (bar) bar.style.width = `${Math.round(100 * answer.answered / Math.max(answer.total, 1))}%`;
    if (answer.over) { if (form) form.hidden = true; return; }
    if (rest.length || !form || again || answer.cards === null) return;
    // Refill from the house, but leave what is being read where it is.
    const here = current();
    const deck = find("[data-deck]");
    const fresh = document.createElement("div");
    fresh.innerHTML = answer.cards;
    const added = [...fresh.querySelectorAll(".hearing-card")].filter((card) => card.dataset.statement !== here?.dataset.statement);
    cards().forEach((card) => { if (card !== here) card.remove(); });
    added.forEach((card) => { card.hidden = true; deck.append(card); });
    if (!here) { if (added.length) { form.hidden = false; find("[data-done]").hidden = true; } show(); }
  }

  const again = new URLSearchParams(location.search).get("again") === "1";
  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const card = current();
      if (!card || Date.now() - last < 250) return; // a thumb that trembles answers once
      last = Date.now();
      keep([...queue(), { statement: card.dataset.statement, vote: event.submitter.value, group: group() }]);
      card.remove();
      window.speechSynthesis?.cancel();
      show();
      send();
    });
    document.addEventListener("keydown", (event) => {
      if (form.hidden || event.target.closest("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
      const vote = { ArrowLeft: "-1", ArrowDown: "0", ArrowRight: "1" }[event.key];
      if (vote === undefined) return;
      event.preventDefault();
      form.querySelector(`[name="vote"][value="${vote}"]`).click();
    });
  }
  window.addEventListener("online", send);
  send();
})();
