// Small comforts: remembered light, autosave state, short messages, dialogs, a question before losing work.
(() => {
  const root = document.documentElement;
  root.classList.remove("no-js");
  const all = (query, act) => document.querySelectorAll(query).forEach(act);

  all(".ways [aria-current]", (here) => {
    const row = here.closest("ul");
    const gap = here.getBoundingClientRect().right + 24 - row.getBoundingClientRect().right;
    if (gap > 0) row.scrollLeft += gap;
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-theme-switch]")) {
      event.preventDefault();
      const to = event.submitter.value;
      root.dataset.theme = to;
      fetch(form.action, { method: "POST", body: new URLSearchParams({ to, next: "/" }), redirect: "manual" });
    }
    form.removeAttribute("data-unsaved");
  });

  document.addEventListener("click", (event) => {
    const near = (query) => event.target.closest(query);
    const opener = near("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    if (near("[data-closes]")) near("dialog").close();
    if (near("[data-print]")) window.print();
    const step = near("[data-step]");
    if (step) {
      const box = step.parentElement.querySelector("input");
      box.value = Math.max(0, (parseInt(box.value, 10) || 0) + Number(step.dataset.step));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (event.target.matches("dialog")) event.target.close();
    all("details.who[open]", (menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // Autosave: <form data-autosave> (or an ancestor) holds an element .saved with data-state.
  const state = (inside, name) => {
    const shown = inside.closest("[data-autosave]")?.querySelector(".saved");
    if (shown) shown.dataset.state = name;
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-autosave], form[data-guard]");
    if (!form) return;
    form.dataset.unsaved = "";
    state(form, "typing");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    event.target.closest("form")?.removeAttribute("data-unsaved");
    state(event.target, "saving");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    state(event.target, event.detail.successful ? "saved" : "failed");
    if (!event.detail.successful) event.target.closest("form[data-autosave]")?.setAttribute("data-unsaved", "");
  });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-unsaved]")) event.preventDefault();
  });

  // A response may carry HX-Trigger: {"toast": "…"}; the words come from the server in the right language.
  document.addEventListener("toast", (event) => {
    const said = document.createElement("p");
    said.textContent = event.detail.value;
    const place = document.getElementById("toasts");
    place.append(said);
    setTimeout(() => said.remove(), 8000);
  });
})();
