// The big screen: asks for the names again and again, shows new ones one by one in order, keeps what it has.
(() => {
  const body = document.body;
  const list = document.querySelector(".names");
  const count = document.querySelector("[data-count]");
  const waits = document.querySelector(".waits");
  const EVERY = 1500, PATIENCE = 5000, BEAT = 650;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const shown = new Set([...list.querySelectorAll("[data-id]")].map((one) => one.dataset.id));
  let coming = [];
  let failed = 0;

  const line = (name) => {
    const row = document.createElement("li");
    row.dataset.id = name.id;
    row.className = "coming";
    const stamp = document.createElement("span");
    stamp.className = "stamp";
    stamp.setAttribute("aria-hidden", "true");
    stamp.textContent = [...name.ko][0] || "";
    const who = document.createElement("span");
    who.className = "who";
    const ko = document.createElement("b");
    ko.append(name.parts[0], document.createElement("wbr"), name.parts[1]);
    const en = document.createElement("small");
    en.lang = "en";
    en.textContent = name.en;
    who.append(ko, en);
    row.append(stamp, who);
    return row;
  };

  const show = (name) => {
    const place = list.querySelector(".open");
    if (place) place.replaceWith(line(name));
    else list.append(line(name));
    shown.add(name.id);
    count.textContent = shown.size;
  };

  const takeAway = (names) => {
    const here = new Set(names.map((one) => one.id));
    for (const row of list.querySelectorAll("[data-id]")) {
      if (here.has(row.dataset.id)) continue;
      shown.delete(row.dataset.id);
      const place = document.createElement("li");
      place.className = "open";
      place.setAttribute("aria-hidden", "true");
      row.remove();
      list.append(place);
      count.textContent = shown.size;
    }
  };

  const ask = async () => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(body.dataset.names, { signal: stop.signal, cache: "no-store", headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      failed = 0;
      waits.hidden = true;
      takeAway(told.names);
      const known = new Set([...shown, ...coming.map((one) => one.id)]);
      coming.push(...told.names.filter((one) => !known.has(one.id)));
      if (!told.open) body.classList.add("over");
    } catch {
      failed += 1;
      if (failed > 1) waits.hidden = false;
    } finally {
      clearTimeout(late);
      setTimeout(ask, EVERY);
    }
  };

  const tick = () => {
    const name = coming.shift();
    if (name && !shown.has(name.id)) show(name);
    const pause = coming.length > 8 ? BEAT / 2 : BEAT;
    setTimeout(tick, calm ? 50 : pause);
  };
  tick();
  if (!("over" in body.dataset)) ask();
})();
