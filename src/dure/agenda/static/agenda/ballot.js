// Ranked choice by thumb: touch the choices in the order one wants; touch again and it is taken out.
// The house is sent the same lists of places as without this script.
(() => {
  for (const field of document.querySelectorAll("[data-ranking]")) {
    const rows = [...field.querySelectorAll(".rank-row")];
    const list = (row) => row.querySelector("select");
    const place = (row) => Number(list(row).value) || 0;
    let order = rows.filter(place).sort((one, other) => place(one) - place(other));

    const touches = new Map();
    const show = () => {
      for (const row of rows) {
        const at = order.indexOf(row) + 1;
        list(row).value = at ? String(at) : "";
        const { touch, mark, told } = touches.get(row);
        touch.setAttribute("aria-pressed", String(at > 0));
        mark.textContent = at || "";
        told.textContent = at ? list(row).selectedOptions[0].textContent : "";
      }
      again.hidden = !order.length;
    };

    const again = document.createElement("button");
    again.type = "button";
    again.className = "link rank-again";
    again.textContent = field.dataset.again;
    again.addEventListener("click", () => { order = []; show(); rows[0]?.querySelector("button").focus(); });

    for (const row of rows) {
      const label = row.querySelector("label");
      const touch = document.createElement("button");
      const mark = document.createElement("span");
      const name = document.createElement("span");
      const told = document.createElement("span");
      touch.type = "button";
      touch.className = "rank-touch";
      mark.className = "rank-place";
      mark.setAttribute("aria-hidden", "true");
      name.textContent = label.textContent;
      told.className = "seen-not";
      touch.append(mark, name, told);
      touch.addEventListener("click", () => {
        order = order.includes(row) ? order.filter((one) => one !== row) : [...order, row];
        show();
      });
      touches.set(row, { touch, mark, told });
      label.hidden = list(row).hidden = true;
      row.classList.add("by-thumb");
      row.append(touch);
    }
    field.querySelector("legend").textContent = field.dataset.touch;
    field.append(again);
    show();
  }
})();
