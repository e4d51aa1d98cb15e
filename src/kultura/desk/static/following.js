// Shows anew what is under way on a page (#content with data-under-way): looks again every few seconds,
// ever more rarely, until it is done. What somebody has typed meanwhile stays: then nothing is shown anew.

const FIRST = 2; // seconds until the first look
const LONGEST = 30;

const content = () => document.getElementById("content");
const isTyped = () => [...content().querySelectorAll("textarea, input[type=checkbox]")]
  .some((field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue));
const seconds = (count) => new Promise((done) => setTimeout(done, count * 1000));

async function fresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null; // the login has run out, perhaps
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("content");
}

// The status stays the element it is, so that its new words are said aloud.
function show(found) {
  const live = content().querySelector(":scope > [role=status]");
  const words = found.querySelector(":scope > [role=status]");
  if (!live || !words) return content().replaceWith(found);
  const parts = [...found.children];
  const at = parts.indexOf(words);
  if (live.innerHTML !== words.innerHTML) live.replaceChildren(...words.childNodes);
  for (const part of [...content().children]) if (part !== live) part.remove();
  live.before(...parts.slice(0, at));
  live.after(...parts.slice(at + 1));
  if (!("underWay" in found.dataset)) delete content().dataset.underWay;
}

async function follow() {
  for (let wait = FIRST; "underWay" in (content()?.dataset ?? {}); wait = Math.min(1.3 * wait, LONGEST)) {
    await seconds(wait);
    if (document.hidden || isTyped()) continue;
    const found = await fresh().catch(() => undefined);
    if (found === null) return;
    if (found && !isTyped()) show(found);
  }
}

follow();
