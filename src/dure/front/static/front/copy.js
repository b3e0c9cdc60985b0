// A button with data-copies="id" copies what is written there and says so.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copies).innerText;
  const said = document.documentElement.lang === "en" ? "Copied" : "복사했어요";
  navigator.clipboard.writeText(text).then(() => {
    const note = document.createElement("p");
    note.textContent = said;
    document.getElementById("toasts").append(note);
    setTimeout(() => note.remove(), 2500);
  });
});
