// Keeps what is typed into a form on the server, every few seconds while something changes.
// The form works without it; then nothing is kept until it is saved.

const EVERY = 3000; // milliseconds between looks; a change waits that long at most
const MEET_EVERY = 15000; // milliseconds between words of presence while nothing changes
const PATIENCE = 6000; // milliseconds in which words are kept, or sent again; a file takes its time
const LATEST = 60000; // milliseconds after which a request that was given up changes nothing more
const LARGEST = 30_000_000; // bytes of one file
const UNSENT = "kultura-unsent:";

const place = document.getElementById("kultura-draft");
const form = place && document.querySelector("form:has([name='form.buttons.save'])");
if (form) keep(form, place.dataset);

function keep(form, { url, form: name, token, ...words }) {
  const sentFiles = new WeakMap();
  const going = new Set(); // requests under way
  let last = text();
  let met = 0;
  let patience = PATIENCE;
  let isThere = "restored" in words; // the server has a draft for files to stand beside
  let looking = false;
  let attaching = false;
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
    return [...form.querySelectorAll("input[type=file]")]
      .map((input) => [input, input.files[0]])
      .filter(([input, file]) => file && sentFiles.get(input) !== file && file.size <= LARGEST);
  }

  function body(wish) {
    const data = new FormData();
    data.append("_authenticator", token);
    data.append("kultura.form", name);
    data.append("kultura.do", wish);
    if (wish === "save") for (const [key, value] of fields()) data.append(key, value);
    return data;
  }

  async function send(data, within) {
    const request = new AbortController();
    const late = within && setTimeout(() => giveUp(request), within);
    going.add(request);
    try {
      return await fetch(url, { method: "POST", body: data, redirect: "manual", signal: request.signal });
    } catch {
      return null;
    } finally {
      clearTimeout(late);
      going.delete(request);
    }
  }

  // The server may still do it, after what is sent next: so that is sent once more.
  function giveUp(request) {
    request.abort();
    patience = Math.min(2 * patience, LATEST);
    setTimeout(() => { last = null; }, LATEST);
  }

  async function look() {
    if (done || looking) return;
    looking = true;
    try {
      if (await keepWords()) keepFiles();
    } finally {
      looking = false;
    }
  }

  // Says whether the server answers as it should.
  async function keepWords() {
    const now = text();
    const changed = now !== last || (!isThere && newFiles().length > 0);
    if (!changed && Date.now() - met < MEET_EVERY) return true;
    const answer = await send(body(changed ? "save" : "meet"), patience);
    if (done) return false;
    if (!answer?.ok) return failed(answer, now);
    patience = PATIENCE;
    met = Date.now();
    meet((await answer.json()).others);
    if (!changed) return true;
    last = now;
    isThere = true;
    forget();
    if (newFiles().length === 0) kept();
    return true;
  }

  // Files go by themselves: words typed meanwhile need not wait for a slow line.
  function keepFiles() {
    const files = newFiles();
    if (attaching || files.length === 0) return;
    attaching = true;
    const data = body("attach");
    for (const [input, file] of files) data.append(input.name, file);
    send(data).then((answer) => {
      attaching = false;
      if (done) return;
      if (answer?.ok || answer?.status === 413) for (const [input, file] of files) sentFiles.set(input, file);
      if (answer?.ok) return kept();
      isThere = false;
      failed(answer, text());
    });
  }

  function kept() {
    say(`${words.saved} ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`);
  }

  function failed(answer, now) {
    if (now !== last) remember(now);
    const out = answer && (answer.type === "opaqueredirect" || [401, 403].includes(answer.status));
    const why = answer?.status === 413 ? words.tooMuch : out ? words.signedOut : words.unsaved;
    say(why, true);
    return false;
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
    for (const request of going) request.abort();
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
