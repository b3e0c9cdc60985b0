// Keeps the courier's page and what it is drawn with, so that it opens without signal. Keeps no name: the
// route itself lies in the page's own store and goes when the day is over.
const KEPT = "dure-door-1";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function page(request) {
  const kept = await caches.open(KEPT);
  const slow = new Promise((_, no) => setTimeout(() => no(new Error("slow")), 4000));
  try {
    const answer = await Promise.race([fetch(request), slow]);
    if (answer.ok && answer.headers.get("X-Dure-Door") === "page") await kept.put(request.url.split(/[?#]/)[0], answer.clone());
    return answer;
  } catch (why) {
    const known = await kept.match(request.url.split(/[?#]/)[0]);
    if (known) return known;
    throw why;
  }
}

async function drawing(request) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(request.url);
  const fresh = fetch(request).then(async (answer) => { if (answer.ok) await kept.put(request.url, answer.clone()); return answer; });
  if (known) { fresh.catch(() => {}); return known; }
  return fresh;
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && url.pathname.startsWith("/door/")) event.respondWith(page(event.request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(drawing(event.request));
});
