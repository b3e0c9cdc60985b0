// One door a screen. Every touch is kept on the phone first, then shown, then sent; without signal it waits.
(() => {
  const body = document.body;
  const path = location.pathname;
  const store = window.doorStore;
  const find = (query, place = document) => place.querySelector(query);
  const words = Object.fromEntries(Object.entries(find("#t-words").dataset).map(([key, text]) => [key[1].toLowerCase() + key.slice(2), text]));
  const spoken = document.documentElement.lang === "en" ? "en" : "ko";
  const page = Math.random().toString(36).slice(2, 12);
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const number = () => [...crypto.getRandomValues(new Uint8Array(20))].map((n) => letters[n % letters.length]).join("");
  const fill = (text, values) => text.replace(/\{(\w)\}/g, (_, key) => values[key]);
  const doorOfHere = () => route.doors[here];
  let route = null;
  let here = 0;
  let off = 0; // how far this phone's clock is off
  let waiting = [];
  let sending = false;
  let seenLost = false;
  let ready = false;
  let gone = false; // the route is another phone's, or its day is over
  let full = false; // this phone keeps nothing: what is touched lives as long as this page

  const clock = (ms) => new Intl.DateTimeFormat("ko-KR", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Seoul" }).format(ms);
  const say = () => {
    const place = find("[data-sync]");
    const n = waiting.length;
    place.textContent = n ? fill(navigator.onLine && !seenLost ? words.waiting : words.later, { n }) : ready ? words.ready : route?.turn ? words.sent : "";
    place.classList.toggle("waits", n > 0);
    place.classList.toggle("ready", ready && !n);
    const end = find("[data-left]");
    if (end) end.textContent = n ? fill(words.later, { n }) : words.kept;
    const heard = find("[data-heard]");
    if (heard) heard.textContent = waiting.some((one) => one.id === doorOfHere()?.visit?.number) ? words.untold : words.heard;
  };

  // What the phone has no room for is held by the page and sent from it; the courier is told to leave it open.
  async function keep(deed, instead) {
    try { return await deed(); } catch { full = true; warn(words.full); return instead; }
  }

  // ── what happens at a door ──
  async function tell(kind, more, door = doorOfHere()) {
    const turn = (route.turn || 0) + 1;
    route.turn = turn;
    const event = { id: number(), path, turn, kind, stop: door.id, at: Date.now(), page, steady: performance.now(), ...more };
    await keep(() => store.tell(event));
    await keep(() => store.keepRoute(path, route));
    waiting.push(event);
    say();
    send();
    return event;
  }

  async function outcome(code, problem = "") {
    const door = doorOfHere();
    door.visit = { outcome: code, problem, at: Date.now() + off, mood: null, appetite: null, walking: null };
    door.visit.number = (await tell("visit", { outcome: code, problem })).id;
    await keep(() => store.keepRoute(path, route));
    draw();
  }

  async function undo() {
    const door = doorOfHere();
    const of = door.visit?.number;
    if (!of) return;
    door.visit = null;
    await tell("undo", { of });
    draw();
  }

  async function level(check, value) {
    const visit = doorOfHere().visit;
    visit[check] = value;
    visit.touched = true;
    const done = visit.mood && visit.appetite && visit.walking;
    if (done) await tellLevels(doorOfHere());
    else await keep(() => store.keepRoute(path, route));
    drawLevels();
    if (done) setTimeout(() => { if (find("[data-check]")) forward(); }, 450);
  }

  async function tellLevels(door) {
    const visit = door.visit;
    delete visit.touched;
    await tell("wellness", { of: visit.number, mood: visit.mood, appetite: visit.appetite, walking: visit.walking }, door);
  }

  // One worry is enough: whoever goes on after a single touch has told it.
  const leave = () => { for (const door of route?.doors || []) if (door.visit?.touched) tellLevels(door); };

  async function danger(sign) {
    await tell("danger", { sign });
    doorOfHere().danger = true;
    await keep(() => store.keepRoute(path, route));
    find(".danger").insertAdjacentHTML("afterend", '<p class="told-on alarm" role="alert"></p>');
    find(".told-on.alarm").textContent = words.danger;
  }

  // ── drawing ──
  const drawn = (id) => find(`#${id}`).content.cloneNode(true);
  function show(piece) {
    const screen = find("[data-screen]");
    find("[data-loading]").hidden = true;
    screen.hidden = false;
    screen.replaceChildren(piece);
    window.scrollTo(0, 0);
  }
  const put = (piece, name, text) => { const place = find(`[data-f="${name}"]`, piece); if (text) place.textContent = text; else place.remove(); };

  function draw() {
    const door = doorOfHere();
    if (!door) return drawEnd();
    const piece = drawn("t-door");
    put(piece, "label", door.label);
    put(piece, "window", `${door.from}–${door.until}`);
    put(piece, "name", door.name);
    put(piece, "address", door.address);
    put(piece, "recall", recallOf(door));
    put(piece, "note", door.note);
    put(piece, "mind", mindOf(door));
    const talk = find('[data-f="talk"]', piece);
    (door.talk || []).forEach((one) => { const li = document.createElement("li"); const by = document.createElement("small"); li.textContent = one.text; by.textContent = `${one.by} · ${clock(one.at)}`; li.append(by); talk.append(li); });
    if (!door.talk?.length) talk.remove();
    const meals = find('[data-f="meals"]', piece);
    const back = (door.recalled || []).map((meal) => meal.ko);
    door.meals.forEach((meal) => { const li = document.createElement("li"); li.textContent = `${meal[spoken]} ${meal.portions}`; li.classList.toggle("back", back.includes(meal.ko)); meals.append(li); });
    const call = find('[data-f="call"]', piece);
    if (door.phone) call.href = `tel:${door.phone.replace(/[^0-9+]/g, "")}`; else call.remove();
    const way = find('[data-f="navigate"]', piece);
    const to = door.point ? door.point.join(",") : encodeURIComponent(door.address);
    if (door.point || door.address) way.href = /iPhone|iPad/.test(navigator.userAgent) ? `maps://?daddr=${to}` : `geo:${door.point ? to : "0,0"}?q=${to}`; else way.remove();
    if (door.visit) { find('[data-f="outcomes"]', piece).remove(); find('[data-f="after"]', piece).append(after(door)); }
    show(piece);
    if (door.visit) drawLevels();
    say();
    find("[data-here]").textContent = here + 1;
    find("[data-total]").textContent = route.doors.length;
    find("[data-feet]").hidden = false;
    find("[data-before]").disabled = here === 0;
    find("[data-next] span").textContent = here === route.doors.length - 1 ? words.finish : words.next;
    body.classList.toggle("settled", Boolean(door.visit));
    body.dataset.stands = door.visit?.outcome || "";
  }

  function mindOf(door) {
    if (!door.mind) return "";
    const said = [];
    if (door.mind.allergens.length) said.push(`${words.allergy} ${door.mind.allergens.map((each) => each[spoken]).join(", ")}`);
    if (door.mind.diet) said.push(door.mind.diet[spoken]);
    if (door.mind.texture < 7) said.push(`${words.texture} ${door.mind.texture}`);
    return said.length ? `${words.mind}: ${said.join(" · ")}` : "";
  }

  function recallOf(door) {
    if (!door.recalled?.length) return "";
    const brought = ["delivered", "left"].includes(door.visit?.outcome);
    return fill(brought ? words.fetch : words.recall, { m: door.recalled.map((meal) => meal[spoken]).join(", ") });
  }

  function after(door) {
    const piece = drawn("t-after");
    find('[data-f="stood"]', piece).textContent = `${clock(door.visit.at)} ${words[door.visit.outcome]}`;
    find(".stood", piece).classList.add(door.visit.outcome);
    if (door.visit.outcome === "delivered") piece.append(drawn("t-wellness"));
    if (door.visit.outcome === "nobody") piece.append(drawn("t-nobody"));
    if (door.visit.outcome === "problem") piece.append(drawn("t-problem"));
    return piece;
  }

  function drawLevels() {
    const visit = doorOfHere().visit;
    document.querySelectorAll("[data-check]").forEach((row) => row.querySelectorAll("[data-level]").forEach((button) => button.setAttribute("aria-pressed", String(Number(button.dataset.level) === visit[row.dataset.check]))));
    document.querySelectorAll("[data-problem]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.problem === visit.problem)));
  }

  function drawList() {
    leave();
    const piece = drawn("t-list");
    const list = find('[data-f="doors"]', piece);
    route.doors.forEach((door, place) => {
      const li = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.door = place;
      const label = document.createElement("b");
      label.textContent = door.label;
      const name = document.createElement("span");
      name.textContent = door.name;
      const state = document.createElement("small");
      state.textContent = door.visit ? `${clock(door.visit.at)} ${words[door.visit.outcome]}` : `${door.from}–${door.until}`;
      button.className = door.visit ? door.visit.outcome : "";
      button.classList.toggle("back", Boolean(door.recalled?.length));
      button.append(label, name, state);
      li.append(button);
      list.append(li);
    });
    find("[data-feet]").hidden = true;
    body.dataset.stands = "";
    show(piece);
  }

  function drawEnd() {
    const piece = drawn("t-end");
    const done = route.doors.filter((door) => door.visit).length;
    put(piece, "tally", fill(words.tally, { d: route.doors.length, n: done }));
    body.dataset.stands = "";
    show(piece);
    say();
    find("[data-next]").parentElement.hidden = false;
    find("[data-next]").hidden = true;
    find("[data-here]").textContent = route.doors.length;
    find("[data-total]").textContent = route.doors.length;
  }

  const goTo = (place) => { leave(); here = Math.max(0, Math.min(place, route.doors.length)); find("[data-next]").hidden = false; draw(); };
  const forward = () => goTo(here + 1);

  document.addEventListener("click", (event) => {
    const hit = (name) => event.target.closest(`[data-${name}]`);
    if (hit("outcome")) outcome(hit("outcome").dataset.outcome);
    else if (hit("undo")) undo();
    else if (hit("level")) level(hit("check").dataset.check, Number(hit("level").dataset.level));
    else if (hit("problem")) outcome("problem", hit("problem").dataset.problem);
    else if (hit("sign")) danger(hit("sign").dataset.sign);
    else if (hit("door")) goTo(Number(hit("door").dataset.door));
    else if (hit("next")) forward();
    else if (hit("before")) goTo(here - 1);
    else if (hit("to-list")) drawList();
  });

  // ── telling the house ──
  async function send() {
    if (sending || (!route && !waiting.length)) return;
    const events = waiting.slice(0, 200);
    sending = true;
    try {
      const answer = await fetch(body.dataset.told, {
        method: "POST", credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": route?.csrf || body.dataset.csrf },
        body: JSON.stringify({ at: Date.now(), steady: performance.now(), page, events: events.map(({ path: _, ...one }) => one) }),
      });
      if (answer.status === 403 && !(answer.headers.get("Content-Type") || "").includes("json")) { await fresh(); throw new Error("token"); }
      if (!answer.ok) throw new Error(String(answer.status));
      await taken(await answer.json());
      seenLost = false;
    } catch { seenLost = true; } finally { sending = false; say(); }
    if (!seenLost && waiting.length) send();
  }

  async function taken(answer) {
    off = answer.now - Date.now();
    body.dataset.csrf = answer.csrf;
    const heard = answer.answers.map((one) => one.id);
    await keep(() => store.sent(heard));
    waiting = waiting.filter((one) => !heard.includes(one.id));
    const refused = answer.answers.find((one) => one.said);
    if (refused) warn(refused.said);
    if (!route) { warn(words.kept); return; }
    route.off = off;
    route.csrf = answer.csrf;
    if (!answer.keeps) { await letGo(words.moved); return; }
    if (answer.version !== route.version) await fresh();
    else await keep(() => store.keepRoute(path, route));
  }

  function warn(text) {
    let place = find(".warning");
    if (!place) { place = document.createElement("p"); place.className = "warning"; place.setAttribute("role", "alert"); find("main").prepend(place); }
    place.textContent = text;
  }

  // Names and addresses leave the screen with the route; what was done is still told.
  async function letGo(text) {
    leave();
    gone = true;
    await keep(() => store.forgetRoute(path));
    if (route) route.doors = [];
    ready = false;
    body.dataset.stands = "";
    find("[data-loading]").hidden = true;
    find("[data-screen]").replaceChildren();
    [find("[data-feet]"), find("[data-to-list]"), find(".way")].forEach((one) => { one.hidden = true; });
    warn(text);
    say();
  }

  // ── the route: from the house where there is signal, else from this phone ──
  async function fresh() {
    const answer = await fetch(body.dataset.route, { credentials: "same-origin" });
    if (!answer.ok) { if (answer.status === 403 || answer.status === 410) await letGo((await answer.json()).said); throw new Error(String(answer.status)); }
    const told = await answer.json();
    off = told.now - Date.now();
    told.off = off;
    const mine = new Map((route?.doors || []).map((door) => [door.id, door.visit]));
    const unsent = new Set(waiting.map((one) => one.stop));
    told.doors.forEach((door) => { if (mine.has(door.id) && (unsent.has(door.id) || mine.get(door.id)?.touched)) door.visit = mine.get(door.id); });
    told.turn = Math.max(route?.turn || 0, ...waiting.map((one) => one.turn), 0);
    const standing = route?.doors?.[here]?.id;
    const before = recalls(route);
    const saidBefore = saidHere();
    route = told;
    await keep(() => store.keepRoute(path, route));
    if (standing) { const place = route.doors.findIndex((door) => door.id === standing); if (place >= 0) here = place; }
    const now = recalls(route);
    if (now && now !== before) { navigator.vibrate?.([300, 150, 300]); warn(fill(words.recalls, { l: now })); if (find('[data-f="recall"], [data-f="label"]') && doorOfHere()) draw(); }
    else if (saidHere() !== saidBefore && find('[data-f="label"]') && doorOfHere()) { navigator.vibrate?.(200); draw(); }
  }
  // All that stands on the screen of this door, but what was touched on this phone.
  const saidHere = () => JSON.stringify({ ...route?.doors?.[here], visit: null });
  const recalls = (of) => (of?.doors || []).filter((door) => door.recalled?.length).map((door) => door.label).join(", ");

  // Asked often and lightly: a meal that was called back must not be handed over a minute later.
  async function news() {
    if (!route || gone || document.hidden || !navigator.onLine || sending) return;
    try {
      const answer = await fetch(body.dataset.news, { credentials: "same-origin" });
      const told = answer.ok ? await answer.json() : null;
      if (told && !told.keeps) await letGo(words.moved);
      else if (told && told.version !== route.version) await fresh();
    } catch { /* no signal: the next contact says it */ }
  }

  async function keepPage() {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register(body.dataset.worker, { scope: "/door/" });
    await navigator.serviceWorker.ready;
    const kept = await caches.open("dure-door-1");
    const drawnWith = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
    await Promise.all(drawnWith.map(async (one) => { if (!(await kept.match(one))) await kept.add(one); }));
    const self = await fetch(location.href.split(/[?#]/)[0], { credentials: "same-origin" });
    if (self.ok && self.headers.get("X-Dure-Door") === "page") await kept.put(self.url.split(/[?#]/)[0], self);
    ready = Boolean(await kept.match(location.href.split(/[?#]/)[0])) && Boolean(route) && !full;
    body.dataset.ready = ready ? "yes" : "";
    say();
  }

  async function begin() {
    navigator.storage?.persist?.();
    route = (await keep(() => store.route(path))) || null;
    waiting = await keep(() => store.told(path), []);
    off = route?.off || 0; // this phone's own clock may be days off
    const today = new Date(Date.now() + off + 9 * 3600e3).toISOString().slice(0, 10);
    if (route && route.day < today && !waiting.length) { await keep(() => store.forgetRoute(path)); route = null; await caches.delete("dure-door-1"); }
    try { await fresh(); } catch { seenLost = true; }
    if (gone) { send(); return; }
    if (!route) { find("[data-loading]").textContent = find(".warning") ? "" : words.lost; say(); send(); return; }
    const open = route.doors.findIndex((door) => !door.visit);
    goTo(open < 0 ? route.doors.length : open);
    say();
    send();
    keepPage().catch(() => {});
  }

  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); else send(); });
  setInterval(news, 10000);
  setInterval(() => { if (waiting.length) send(); }, 15000);
  setInterval(() => { if (!document.hidden) send(); }, 180000);
  begin();
})();
