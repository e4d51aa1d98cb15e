// Turns pages without loading them, and puts the zoomable image in place of the picture.
// Everything but zoom is also possible without it: pages are links, a search is a form.

import { PageImage } from "./image.js";

const viewer = document.getElementById("pages");
const part = (name) => viewer.querySelector(`[data-viewer="${name}"]`);
const links = [...part("strip").querySelectorAll("a")];
const image = new PageImage(part("deep"), failed);
const address = (link) => `${viewer.dataset.address}/@@pages/${link.dataset.page}`;
let current = Number(viewer.dataset.current);
let query = viewer.dataset.query ?? "";

function show(place) {
  const link = links[place - 1];
  if (!link || place === current) return;
  current = place;
  history.replaceState(null, "", link.href);
  place_in_bar(link);
  place_in_strip(link);
  showImage(link);
  showText(link);
}

function place_in_bar(link) {
  part("place").textContent = link.title;
  part("go").elements.page.value = current;
  for (const [name, place] of [["previous", current - 1], ["next", current + 1]]) {
    const button = part(name);
    button.value = place;
    button.disabled = !links[place - 1];
  }
}

function place_in_strip(link) {
  for (const one of links) {
    one.tabIndex = one === link ? 0 : -1;
    if (one === link) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  const strip = part("strip");
  strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
}

async function showImage(link) {
  const there = link.dataset.image === "1";
  part("deep").hidden = !there;
  part("absent").hidden = there;
  part("failed").hidden = true;
  for (const button of part("tools").querySelectorAll("button")) button.disabled = !there;
  if (!there) return;
  image.mark([]);
  await image.show(address(link));
  image.name(link.title);
}

function failed() {
  part("deep").hidden = true;
  part("failed").hidden = false;
}

async function showText(link) {
  const place = current;
  const answer = await fetch(`${address(link)}/text?q=${encodeURIComponent(query)}`);
  if (!answer.ok || place !== current) return;
  const { parts, boxes } = await answer.json();
  if (place !== current) return;
  part("words").replaceChildren(...parts.map(([words, found]) => (found ? marked(words) : words)));
  part("wordless").hidden = parts.length > 0;
  viewer.querySelector(".viewer-text").scrollTop = 0;
  image.mark(boxes);
}

function marked(words) {
  const mark = document.createElement("mark");
  mark.textContent = words;
  return mark;
}

async function search(words) {
  const url = new URL(viewer.dataset.address);
  url.searchParams.set("q", words);
  const answer = await fetch(`${url.origin}${url.pathname}/@@viewer${url.search}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const of = (name) => fresh.querySelector(`[data-viewer="${name}"]`);
  query = words;
  part("found").replaceChildren(...of("found").childNodes);
  for (const [at, link] of of("strip").querySelectorAll("a").entries()) {
    links[at].className = link.className;
    links[at].href = link.href;
  }
  current = 0;
  show(Number(fresh.getElementById("pages").dataset.current));
}

async function fillScreen(yes) {
  viewer.classList.toggle("is-full", yes);
  part("full").setAttribute("aria-pressed", String(yes));
  image.alone(yes);
  if (yes) await viewer.requestFullscreen?.().catch(() => {}); // a phone may have none: the page is filled
  if (!viewer.classList.contains("is-full") && document.fullscreenElement) await document.exitFullscreen();
}

function showTextPanel() {
  const shown = viewer.classList.toggle("is-without-text");
  part("text-shown").setAttribute("aria-expanded", String(!shown));
}

const CLICKS = {
  previous: () => show(current - 1),
  next: () => show(current + 1),
  closer: () => image.zoom(true),
  further: () => image.zoom(false),
  whole: () => image.whole(),
  turned: () => image.turn(),
  full: () => fillScreen(!viewer.classList.contains("is-full")),
  "text-shown": showTextPanel,
};

const KEYS = {
  ArrowLeft: () => show(current - 1),
  ArrowRight: () => show(current + 1),
  Home: () => show(1),
  End: () => show(links.length),
  "+": CLICKS.closer,
  "=": CLICKS.closer,
  "-": CLICKS.further,
  0: CLICKS.whole,
  f: CLICKS.full,
};

const MOVES = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

viewer.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = event.target.closest("button[data-viewer]");
  const link = event.target.closest(".viewer-strip a, a[data-place]");
  const act = button && CLICKS[button.dataset.viewer];
  if (!act && !link) return;
  event.preventDefault();
  if (act) return act();
  show(Number(link.dataset.place) || links.indexOf(link) + 1);
});

viewer.addEventListener("submit", (event) => {
  const name = event.target.dataset.viewer;
  if (name !== "go" && name !== "search") return;
  event.preventDefault();
  if (name === "go") show(Number(event.target.elements.page.value));
  else search(event.target.elements.q.value.trim());
});

viewer.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, summary")) return;
  if (event.key === "Escape" && viewer.classList.contains("is-full")) return fillScreen(false);
  const move = event.shiftKey && MOVES[event.key];
  const act = move ? () => image.move(...move) : !(event.key in MOVES && event.shiftKey) && KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  const inStrip = event.target.closest(".viewer-strip");
  act();
  if (inStrip) links[current - 1].focus();
});

document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) fillScreen(false);
});

part("picture")?.remove();
for (const name of ["tools", "ways", "help"]) part(name).hidden = false;
const first = links[current - 1];
place_in_strip(first);
showImage(first);
showText(first);
