// The groups of a form, of which Plone shows one at a time: opens the one with the first error, or
// the one with the field that the address names, marks every group that has an error, and lets the
// links of the errors open theirs. Without this script all groups stand one below another.

const form = document.querySelector("form#form.pat-autotoc");
const list = document.querySelector("#kultura-faults");
const legends = form ? [...form.querySelectorAll("legend")] : [];
const tabs = () => [...form.querySelectorAll(":scope > .autotoc-nav a")];

const targetOf = (link) => document.getElementById(link.hash.slice(1));
const numberOf = (target) => legends.findIndex((legend) => legend.closest("fieldset").contains(target));
const faulty = list ? [...list.querySelectorAll("a")].map(targetOf).filter(Boolean) : [];
const wanted = faulty[0] ?? (location.hash && form ? targetOf(location) : null);

function show(target) {
  tabs()[numberOf(target)]?.click();
  target.scrollIntoView({ block: "center" });
  target.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
}

function mark(number) {
  const words = document.createElement("span");
  words.className = "visually-hidden";
  words.textContent = ` (${list.dataset.here})`;
  tabs()[number]?.classList.add("invalid", "has-faults");
  tabs()[number]?.append(words);
}

function arrange() {
  new Set(faulty.map(numberOf)).forEach(mark);
  if (list) tabs()[numberOf(wanted)]?.click();
  else show(wanted);
}

// Plone makes tabs of the groups when it is ready: before this script, or after it.
if (wanted && form) {
  if (tabs().length) arrange();
  else {
    const watch = new MutationObserver(() => {
      if (tabs().length < legends.length) return;
      watch.disconnect();
      setTimeout(arrange);
    });
    watch.observe(form, { childList: true, subtree: true });
  }
}

list?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const target = link && targetOf(link);
  if (!target) return;
  event.preventDefault();
  show(target);
});
