// Lets a click on a picture say what matters in it. Without it the two numbers are typed.

const STEP = 0.05;
const AREA = ".picture-focus-area";

function row(element) {
  return element.closest(".datagridwidget-block-edit-cell");
}

function inputs(element) {
  return ["x", "y"].map((axis) => row(element)?.querySelector(`[name$=".focus_${axis}"]`));
}

function point(element) {
  const [x, y] = inputs(element).map((input) => parseFloat(input?.value.replace(",", ".")));
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [0.5, 0.5];
}

function set(element, numbers) {
  inputs(element).forEach((input, axis) => {
    input.value = String(Math.round(Math.min(1, Math.max(0, numbers[axis])) * 100) / 100);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function mark(area) {
  const [x, y] = point(area);
  area.style.setProperty("--focus-x", `${x * 100}%`);
  area.style.setProperty("--focus-y", `${y * 100}%`);
}

function show(figure, source) {
  const area = figure.querySelector(AREA);
  const picture = new Image();
  picture.alt = "";
  picture.onload = () => { figure.hidden = false; };
  picture.src = source;
  area.replaceChildren(picture);
  mark(area);
}

document.querySelectorAll(".picture-focus[data-stored]").forEach((figure) => {
  if (figure.dataset.stored) show(figure, figure.dataset.stored);
});

document.addEventListener("change", ({ target }) => {
  const figure = row(target)?.querySelector(".picture-focus");
  if (!figure) return;
  if (target.type === "file" && target.files[0]) show(figure, URL.createObjectURL(target.files[0]));
  if (/\.focus_[xy]$/.test(target.name ?? "")) mark(figure.querySelector(AREA));
});

document.addEventListener("click", (event) => {
  const area = event.target.closest(AREA);
  if (!area || event.detail === 0) return;
  const box = area.getBoundingClientRect();
  set(area, [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
});

document.addEventListener("keydown", (event) => {
  const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  const area = event.target.closest?.(AREA);
  if (!area || !moves[event.key]) return;
  event.preventDefault();
  set(area, point(area).map((number, axis) => number + moves[event.key][axis]));
});
