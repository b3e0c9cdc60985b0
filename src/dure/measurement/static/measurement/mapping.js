// A column that holds an indicator's value asks which one.
document.querySelectorAll("[data-field]").forEach((select) => {
  const which = select.parentElement.querySelector("[data-number]");
  select.addEventListener("change", () => { which.hidden = select.value !== "number"; if (!which.hidden) which.querySelector("input").focus(); });
});
