// Keeps what is typed into a form on the server, every few seconds while something changes.
// The form works without it; then nothing is kept until it is saved.

const EVERY = 3000; // milliseconds between looks; a change waits that long at most
const MEET_EVERY = 15000; // milliseconds between words of presence while nothing changes
const LARGEST = 30_000_000; // bytes of one file
const UNSENT = "kultura-unsent:";

const place = document.getElementById("kultura-draft");
const form = place && document.querySelector("form:has([name='form.buttons.save'])");
if (form) keep(form, place.dataset);

function keep(form, { url, form: name, token, ...words }) {
  const sentFiles = new WeakMap();
  let last = text(form);
  let met = 0;
  let busy = null;
  let done = false;

  function text() {
    globalThis.tinymce?.triggerSave?.();
    return new URLSearchParams(fields()).toString();
  }

  function fields() {
    return [...new FormData(form)].filter(
      ([key, value]) => typeof value === "string" && (key.startsWith("form.") || key === "kultura.based_on"),
    );
  }

  function newFiles() {
    return [...form.querySelectorAll("input[type=file]")].filter(
      (input) => input.files[0] && sentFiles.get(input) !== input.files[0] && input.files[0].size <= LARGEST,
    );
  }

  function body(wish, files = []) {
    const data = new FormData();
    data.append("_authenticator", token);
    data.append("kultura.form", name);
    data.append("kultura.do", wish);
    if (wish !== "save") return data;
    for (const [key, value] of fields()) data.append(key, value);
    for (const input of files) data.append(input.name, input.files[0]);
    return data;
  }

  async function send(wish, files) {
    busy = new AbortController();
    try {
      return await fetch(url, { method: "POST", body: body(wish, files), redirect: "manual", signal: busy.signal });
    } catch {
      return null;
    } finally {
      busy = null;
    }
  }

  async function look() {
    if (done || busy) return;
    const now = text();
    const files = newFiles();
    const changed = now !== last || files.length > 0;
    if (!changed && Date.now() - met < MEET_EVERY) return;
    const answer = await send(changed ? "save" : "meet", files);
    if (done) return;
    if (!answer?.ok) return failed(answer, now);
    met = Date.now();
    meet((await answer.json()).others);
    if (!changed) return;
    last = now;
    for (const input of files) sentFiles.set(input, input.files[0]);
    forget();
    say(`${words.saved} ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`);
  }

  function failed(answer, now) {
    if (now !== last) remember(now);
    if (answer?.status === 413) return say(words.tooMuch, true);
    const out = answer && (answer.type === "opaqueredirect" || [401, 403].includes(answer.status));
    say(out ? words.signedOut : words.unsaved, true);
  }

  function say(sentence, alarm = false) {
    if (place.textContent !== sentence) place.textContent = sentence;
    place.classList.toggle("is-alarm", alarm);
  }

  function meet(others = []) {
    const box = document.getElementById("kultura-others");
    if (!box) return;
    box.hidden = others.length === 0;
    const names = others.join(", ");
    if (box.lastElementChild.textContent !== names) box.lastElementChild.textContent = names;
  }

  // What the server would not take any more, for the time after login in this window.
  function remember(now) {
    try { sessionStorage.setItem(UNSENT + url + name, now); } catch { /* private window */ }
  }

  function forget() {
    try { sessionStorage.removeItem(UNSENT + url + name); } catch { /* private window */ }
  }

  async function sendUnsent() {
    let unsent = null;
    try { unsent = sessionStorage.getItem(UNSENT + url + name); } catch { /* private window */ }
    if (!unsent) return;
    const data = body("meet");
    data.set("kultura.do", "save");
    for (const [key, value] of new URLSearchParams(unsent)) data.append(key, value);
    const answer = await fetch(url, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
    if (!answer?.ok) return;
    forget();
    done = true;
    form.classList.remove("pat-formunloadalert");
    location.replace(location.href);
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter?.name?.endsWith(".fill")) return;
    if (event.submitter?.name === "form.buttons.cancel") forget();
    done = true;
    busy?.abort();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) done = false; });
  window.addEventListener("pagehide", () => {
    if (done) return;
    if (text() !== last) navigator.sendBeacon(url, body("save"));
    navigator.sendBeacon(url, body("leave"));
  });
  setInterval(look, EVERY);
  sendUnsent().then(look);
}
