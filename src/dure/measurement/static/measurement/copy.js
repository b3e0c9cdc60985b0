// Copy a paragraph to take it along.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.querySelector("span").textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(text);
  }
});
