(() => {
  // Keys for those who do the same many times: `data-key="a"` is pressed by a; the box `data-keys` turns them off.
  const keysOff = () => localStorage.getItem("dure_keys") === "off";
  document.querySelectorAll("input[data-keys]").forEach((box) => {
    box.checked = !keysOff();
    box.addEventListener("change", () => localStorage.setItem("dure_keys", box.checked ? "on" : "off"));
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || keysOff()) return;
    // The place of the key, not its letter: with a Korean keyboard J writes ㅓ.
    if (!/^Key[A-Z]$/.test(event.code) || document.querySelector("dialog[open]")) return;
    const meant = document.querySelector(`[data-key="${event.code.slice(3).toLowerCase()}"]`);
    if (!meant) return;
    event.preventDefault();
    meant.click();
    // `data-then="id"`: where one goes on writing.
    if (meant.dataset.then) document.getElementById(meant.dataset.then)?.focus();
  });
})();
