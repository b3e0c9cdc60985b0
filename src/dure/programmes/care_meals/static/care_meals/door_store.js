// What a courier's phone keeps: the route of its day, and everything done until the house has it.
(() => {
  const NAME = "dure-door";
  let opened = null;
  const open = () => opened || (opened = new Promise((yes, no) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => { asked.result.createObjectStore("route"); asked.result.createObjectStore("told", { keyPath: "id" }); };
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  }));
  const within = async (store, mode, deed) => {
    const db = await open();
    return new Promise((yes, no) => {
      const going = db.transaction(store, mode, mode === "readwrite" ? { durability: "strict" } : {});
      const asked = deed(going.objectStore(store));
      going.oncomplete = () => yes(asked?.result);
      going.onabort = going.onerror = () => no(going.error);
    });
  };
  window.doorStore = {
    route: (path) => within("route", "readonly", (store) => store.get(path)),
    keepRoute: (path, route) => within("route", "readwrite", (store) => store.put(route, path)),
    forgetRoute: (path) => within("route", "readwrite", (store) => store.delete(path)),
    told: async (path) => (await within("told", "readonly", (store) => store.getAll())).filter((one) => one.path === path).sort((a, b) => a.turn - b.turn),
    tell: (event) => within("told", "readwrite", (store) => store.put(event)),
    sent: (ids) => within("told", "readwrite", (store) => { ids.forEach((id) => store.delete(id)); return null; }),
  };
})();
