// Live parts: an element with data-live asks again (its own hx-get, hx-trigger="live") when the stream says so.
// Without a stream, all of them ask every ten seconds; a page nobody looks at asks nothing.
(() => {
  const marks = [...new Set([...document.querySelectorAll("[data-live]")].map((part) => part.dataset.live))];
  if (!marks.length) return;
  const at = document.body.dataset.liveAt;
  const base = /^\d+$/.test(at) ? `${location.protocol}//${location.hostname}:${at}/live/` : at;
  const EVERY = 10000;
  const AGAIN = 3000;
  let stream = null;
  let looked = 0; // when this page last knew everything, in milliseconds since it was opened

  const ask = (mark) => document.querySelectorAll(`[data-live="${mark}"]`).forEach((part) => htmx.trigger(part, "live"));
  const askAll = () => { looked = performance.now(); marks.forEach(ask); };
  const hears = () => stream?.readyState === EventSource.OPEN;

  const open = () => {
    if (!base || stream) return;
    const query = new URLSearchParams(marks.map((mark) => ["on", mark]));
    query.append("age", Math.round(performance.now() - looked));
    stream = new EventSource(`${base}?${query}`);
    let lost = false;
    stream.addEventListener("changed", (event) => {
      looked = performance.now();
      event.data.split(",").forEach((number) => ask(marks[number]));
    });
    stream.addEventListener("error", () => { lost = true; });
    stream.addEventListener("open", () => { if (lost) askAll(); lost = false; });
  };
  const close = () => { if (hears()) looked = performance.now(); stream?.close(); stream = null; };

  // News is told once: an answer that did not come is asked for again. What is closed to us stays closed;
  // without a stream the page asks by itself.
  const again = (event) => {
    const { elt, xhr } = event.detail;
    if (elt.dataset?.live && (xhr.status === 0 || xhr.status >= 500) && hears()) setTimeout(() => ask(elt.dataset.live), AGAIN);
  };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, again));

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  setInterval(() => { if (!document.hidden && !hears()) askAll(); }, EVERY);
  if (!document.hidden) open();
})();
