// The page on which packages are brought: choosing, dropping, and how far each has come.
// The form works without it, for one small archive.

import { dropped, isArchive } from "./dropping.js";
import { archive, packed } from "./packing.js";
import { Refused, Sending } from "./sending.js";

const form = document.getElementById("bring");
const words = form.dataset;
const list = document.getElementById("bring-list");
const status = document.getElementById("bring-told");
const place = form.querySelector(".bring-place");
const [file, folder] = ["bring-file", "bring-folder"].map((id) => document.getElementById(id));
const waiting = [];

for (const part of form.querySelectorAll("[hidden]")) part.hidden = false;
file.multiple = true;
file.addEventListener("change", () => choose([...file.files].map((one) => (isArchive(one) ? archive(one) : null))));
folder.addEventListener("change", () => choose(foldersOf(folder.files)));
form.addEventListener("submit", send);
for (const kind of ["dragenter", "dragover"]) place.addEventListener(kind, over);
for (const kind of ["dragleave", "drop"]) place.addEventListener(kind, () => place.classList.remove("is-over"));
place.addEventListener("drop", async (event) => {
  event.preventDefault();
  choose(await dropped(event.dataTransfer));
});

function over(event) {
  event.preventDefault();
  place.classList.add("is-over");
}

function foldersOf(files) {
  const byTop = Map.groupBy
    ? Map.groupBy(files, topOf)
    : new Map([[topOf(files[0]), [...files]]]);
  return [...byTop].map(([top, inside]) =>
    packed(top, inside.map((one) => ({ path: one.webkitRelativePath, file: one }))),
  );
}

function topOf(one) {
  return one.webkitRelativePath.split("/")[0];
}

function choose(items) {
  file.value = folder.value = "";
  say(items.includes(null) ? words.kind : "");
  for (const item of items) {
    if (item?.count) waiting.push({ item, row: rowOf(item) });
    else if (item) say(words.empty);
  }
}

async function send(event) {
  event.preventDefault();
  if (!waiting.length) return say(words.kind);
  const options = {
    collection: form.elements.collection?.value,
    submit: form.elements.submit?.checked ? "1" : "",
  };
  const pages = [];
  const alone = waiting.length === 1;
  while (waiting.length) pages.push(await sent(waiting.shift(), options));
  if (alone && pages[0]) location.assign(pages[0]);
}

async function sent({ item, row }, options) {
  const sending = new Sending(words, item, options, row.tell);
  row.control(sending);
  try {
    const page = await sending.run();
    row.done(page);
    return page;
  } catch (error) {
    row.failed(error instanceof Refused ? words[error.message] || error.message : "");
    if (!(error instanceof Refused) && error.name !== "AbortError") throw error;
  }
}

function rowOf(item) {
  const row = make("li", "bring-one");
  const name = make("strong", "", item.name);
  const bar = make("progress");
  bar.max = item.blob.size;
  bar.value = 0;
  bar.setAttribute("aria-label", item.name);
  const told = make("p", "", words.ready);
  const buttons = make("p");
  row.append(name, bar, told, buttons);
  list.append(row);
  let state = "";
  return {
    tell(now, offset = bar.value) {
      bar.value = offset;
      const part = Math.floor((100 * offset) / item.blob.size);
      told.textContent = now === "sending" ? `${words.sending}: ${part} %` : words[now];
      if (now !== state) say(`${item.name}: ${words[now]}`);
      state = now;
    },
    control(sending) {
      const pause = button(words.pause, "btn btn-secondary", () => {
        sending.paused ? sending.goOn() : sending.pause();
        pause.textContent = sending.paused ? words.goOn : words.pause;
      });
      const end = button(words.giveUp, "btn btn-outline-danger", () => sending.giveUp());
      buttons.append(pause, end);
    },
    done(page) {
      bar.value = bar.max;
      told.textContent = words.brought;
      const link = make("a", "", words.follow);
      link.href = page;
      buttons.replaceChildren(link);
    },
    failed(why) {
      told.textContent = `${words.failed} ${why}`;
      buttons.replaceChildren();
      say(`${item.name}: ${words.failed} ${why}`);
    },
  };
}

function button(text, look, act) {
  const made = make("button", look, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function make(kind, look = "", text = "") {
  const made = document.createElement(kind);
  if (look) made.className = look;
  made.textContent = text;
  return made;
}

function say(text) {
  status.textContent = text;
}
