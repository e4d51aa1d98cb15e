// Lets Plone's content browser be used by keyboard: it opens with the focus in its search, the arrow
// down leads to what was found, Tab leaves that again, and closing leads back to where it was opened.

const SEARCH = ".content-browser-wrapper input[name=filter], .content-browser input[name=filter]";
const ITEM = ".contentItem";

let pressed = null; // the button that was used last
let opener = null;

function follow() {
  const search = document.querySelector(SEARCH);
  if (search && !opener) {
    opener = pressed ?? document.body;
    search.focus();
  } else if (!search && opener) {
    opener.focus();
    opener = null;
  }
}

function go(event) {
  if (event.target.matches(SEARCH) && event.key === "ArrowDown") {
    const columns = [...document.querySelectorAll(".levelColumn")].filter((one) => one.querySelector(ITEM));
    const first = columns.at(-1)?.querySelector(ITEM);
    if (!first) return;
    event.preventDefault();
    first.focus();
    first.click();
  }
  // Plone's own answer to keys would stop it there.
  if (event.key === "Tab" && event.target.matches(ITEM)) event.stopPropagation();
}

document.addEventListener("click", (event) => { if (!opener) pressed = event.target.closest("a, button"); }, true);
document.addEventListener("keydown", go, true);
new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
