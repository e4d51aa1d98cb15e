// Moves pages by buttons and keys, turns small pictures, and keeps what was written in this tab
// until it is saved. The table works without it.

const form = document.querySelector("[data-pages=table]");
if (form) begin(form);

function begin(form) {
  const list = form.querySelector(".pages-rows");
  const first = Number(form.elements.begin.value);
  const key = `kultura-pages:${location.pathname}:${first}`;
  const before = form.dataset.unsaved ? "" : text();
  let saving = false;

  for (const moves of form.querySelectorAll("[data-pages=moves]")) moves.hidden = false;
  offer();

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pages=up], [data-pages=down]");
    if (button) move(button, button.dataset.pages === "up" ? -1 : 1);
  });
  form.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const button = event.altKey && step && event.target.closest("li")?.querySelector("[data-pages=up]");
    if (!button) return;
    event.preventDefault();
    move(button, step, event.target);
  });
  form.addEventListener("change", (event) => {
    if (event.target.dataset.pages === "turn") turn(event.target);
    if (event.target.dataset.pages === "place") place(event.target);
    keep();
  });
  form.addEventListener("input", (event) => {
    const ticked = { reason: "hidden", note: "rescan" }[event.target.name?.split("-")[0]];
    if (ticked && event.target.value) {
      form.elements[`${ticked}-${event.target.name.split("-")[1]}`].checked = true;
    }
    keep();
  });
  form.addEventListener("submit", () => { keep(true); saving = true; });
  addEventListener("beforeunload", (event) => {
    if (!saving && text() !== before) event.preventDefault();
  });

  function rows() {
    return [...list.children];
  }

  function move(button, step, focused = button) {
    const row = button.closest("li");
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    step < 0 ? other.before(row) : other.after(row);
    settle(row, focused);
  }

  // A place that was written moves the row there, as far as this table goes.
  function place(input) {
    const row = input.closest("li");
    const others = rows().filter((one) => one !== row);
    const at = Number(input.value) - first;
    if (!Number.isInteger(at) || at < 0 || at > others.length) return;
    at === others.length ? list.append(row) : others[at].before(row);
    settle(row, input);
  }

  function settle(moved, focused) {
    rows().forEach((row, at) => {
      const input = row.querySelector("[data-pages=place]");
      input.value = first + at;
      row.classList.toggle("is-moved", input.value !== input.defaultValue);
    });
    focused.focus();
    moved.scrollIntoView({ block: "nearest" });
    keep();
  }

  function turn(select) {
    const picture = select.closest("li").querySelector("img");
    if (!picture) return;
    const by = (select.value - select.dataset.turned + 360) % 360;
    picture.src = picture.src.replace(/\/\d+\/default\.jpg$/, `/${by}/default.jpg`);
  }

  function fields() {
    return [...new FormData(form)].filter(([name]) => /^(place|label|type|rotation|hidden|reason|rescan|note)-|^cover$/.test(name));
  }

  function text() {
    return JSON.stringify(fields());
  }

  function keep(sent = false) {
    sessionStorage.setItem(key, JSON.stringify({ sent, revision: form.dataset.revision, fields: fields() }));
  }

  // What was kept and not saved: a login that ran out, a tab that was loaded anew.
  function offer() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!kept || form.dataset.unsaved) return;
    const saved = kept.sent && kept.revision !== form.dataset.revision;
    if (saved || JSON.stringify(kept.fields) === before) {
      sessionStorage.removeItem(key);
      return;
    }
    const offered = form.querySelector("[data-pages=kept]");
    offered.hidden = false;
    offered.querySelector("button").addEventListener("click", () => {
      offered.hidden = true;
      bringBack(new Map(kept.fields));
    });
  }

  function bringBack(kept) {
    for (const field of form.elements) {
      if (!/^(place|label|type|rotation|hidden|reason|rescan|note)-|^cover$/.test(field.name)) continue;
      if (field.type === "checkbox") field.checked = kept.has(field.name);
      else if (field.type === "radio") field.checked = kept.get(field.name) === field.value;
      else if (kept.has(field.name)) field.value = kept.get(field.name);
    }
    const placed = rows().map((row) => [Number(row.querySelector("[data-pages=place]").value), row]);
    placed.sort(([one], [other]) => one - other).forEach(([, row]) => list.append(row));
    rows().forEach((row) => {
      const input = row.querySelector("[data-pages=place]");
      row.classList.toggle("is-moved", input.value !== input.defaultValue);
      const select = row.querySelector("[data-pages=turn]");
      if (select) turn(select);
    });
  }
}
