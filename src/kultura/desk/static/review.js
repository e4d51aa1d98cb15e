// The queue's keys and progress. Everything here is also possible without it: the form posts the same.

(() => {
  const form = document.getElementById("review-form");
  if (!form) return;

  const MANY = 20;
  const list = document.getElementById("review-list");
  const status = document.getElementById("review-status");
  const dialog = document.getElementById("review-dialog");
  const progress = document.getElementById("review-progress");
  const keys = document.getElementById("review-keys");
  const rows = () => [...list.querySelectorAll(".review-row:not(.is-done)")];
  const current = () => list.querySelector(".review-row.is-current");
  const titleOf = (row) => row.querySelector(".review-title").textContent.trim();
  let stopped = false;

  for (const label of form.querySelectorAll(".review-all, .review-keys")) label.hidden = false;
  keys.checked = remembered() !== "off";
  keys.addEventListener("change", () => remember(keys.checked ? "on" : "off"));
  document.getElementById("review-all").addEventListener("change", (event) => {
    for (const row of rows()) row.querySelector(".review-select").checked = event.target.checked;
  });

  function remembered() {
    try { return localStorage.getItem("kultura-review-keys"); } catch { return null; }
  }

  function remember(value) {
    try { localStorage.setItem("kultura-review-keys", value); } catch { /* private window */ }
  }

  function go(row) {
    current()?.classList.remove("is-current");
    if (!row) return;
    row.classList.add("is-current");
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(current());
    go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  async function decide(row, action, comment, reasons) {
    const data = new FormData();
    data.append("_authenticator", form.querySelector("[name=_authenticator]").value);
    data.append("uid", row.dataset.uid);
    data.append("action", action);
    data.append("comment", comment);
    for (const reason of reasons) data.append("reason:list", reason);
    row.classList.add("is-busy");
    try {
      const answer = await fetch(form.dataset.decide, { method: "POST", body: data });
      if (!answer.ok) throw new Error(`${answer.status}`);
      show(row, await answer.json());
    } catch (error) {
      show(row, { done: false, message: String(error.message || error) });
    }
  }

  function show(row, outcome) {
    row.classList.remove("is-busy");
    row.classList.toggle("is-done", outcome.done);
    if (outcome.done) row.querySelector(".review-select").checked = false;
    const words = row.querySelector(".review-outcome");
    words.hidden = false;
    words.textContent = outcome.message;
    status.textContent = `${titleOf(row)}: ${outcome.message}`;
  }

  async function decideAndGoOn(row, action, comment = "", reasons = []) {
    const all = rows();
    const next = all[all.indexOf(row) + 1];
    await decide(row, action, comment, reasons);
    if (row.classList.contains("is-done")) go(next || rows()[0]);
  }

  function askWhy(row) {
    const reasons = document.getElementById("review-dialog-reasons");
    reasons.replaceChildren(...[...form.querySelectorAll(".review-reasons .form-check")].map(copyOf));
    dialog.querySelector("h2 span").textContent = titleOf(row);
    dialog.querySelector("textarea").value = "";
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "return") return row.focus();
      const ticked = [...reasons.querySelectorAll("input:checked")].map((box) => box.value);
      decideAndGoOn(row, "request_changes", dialog.querySelector("textarea").value, ticked);
    }, { once: true });
    dialog.showModal();
    dialog.querySelector("textarea").focus();
  }

  function copyOf(check) {
    const copy = check.cloneNode(true);
    const box = copy.querySelector("input");
    box.id = `dialog-${box.id}`;
    box.checked = false;
    copy.querySelector("label").htmlFor = box.id;
    return copy;
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      dialog.close("return");
    }
  });

  async function decideMany(selected, action) {
    const comment = form.querySelector("[name=comment]").value;
    const reasons = [...form.querySelectorAll(".review-reasons input:checked")].map((box) => box.value);
    const bar = progress.querySelector("progress");
    stopped = false;
    progress.hidden = selected.length <= MANY;
    bar.max = selected.length;
    for (const [at, row] of selected.entries()) {
      if (stopped) break;
      await decide(row, action, comment, reasons);
      bar.value = at + 1;
      progress.querySelector("output").textContent = `${at + 1} / ${selected.length}`;
    }
    const done = selected.filter((row) => row.classList.contains("is-done")).length;
    status.textContent = `${done} / ${selected.length}`;
    progress.querySelector("output").textContent = status.textContent;
  }

  document.getElementById("review-stop").addEventListener("click", () => { stopped = true; });

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.name === "approve") {
      event.preventDefault();
      decideAndGoOn(button.closest(".review-row"), "publish");
    } else if (button?.name === "action") {
      event.preventDefault();
      decideMany(rows().filter((row) => row.querySelector(".review-select").checked), button.value);
    }
  });

  list.addEventListener("click", (event) => {
    const link = event.target.closest(".review-return");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const row = link.closest(".review-row");
    go(row);
    askWhy(row);
  });

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    o: () => current()?.querySelector(".review-title a").click(),
    a: () => current() && !current().classList.contains("is-busy") && decideAndGoOn(current(), "publish"),
    r: () => current() && askWhy(current()),
    x: () => current()?.querySelector(".review-select").click(),
  };

  document.addEventListener("keydown", (event) => {
    if (!keys.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]")) return;
    const act = KEYS[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();
