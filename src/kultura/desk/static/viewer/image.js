// The zoomable image of a page: OpenSeadragon, loaded with the first page that has an image.

const LIBRARY = new URL("../openseadragon/openseadragon.min.js", import.meta.url).href;
const STEP = 1.5; // of one zoom
const MOVED = 0.15; // of what is seen, with one key
let loading = null;

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = LIBRARY;
    script.onload = () => resolve(window.OpenSeadragon);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

export class PageImage {
  constructor(element, failed) {
    this.element = element;
    this.failed = failed;
    this.viewer = null;
    this.shown = "";
  }

  async show(address) {
    this.shown = address;
    let OpenSeadragon;
    try {
      OpenSeadragon = await library();
    } catch {
      return this.failed();
    }
    if (this.shown !== address) return;
    this.viewer ??= this.made(OpenSeadragon);
    this.viewer.clearOverlays();
    this.viewer.open(`${address}/info.json`);
  }

  made(OpenSeadragon) {
    OpenSeadragon.setString("GestureHints.Scroll", this.element.dataset.scroll);
    OpenSeadragon.setString("GestureHints.Touch", this.element.dataset.touch);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const viewer = new OpenSeadragon.Viewer({
      element: this.element,
      drawer: "canvas",
      showNavigationControl: false,
      keyboardNavEnabled: false,
      cooperativeGestures: true,
      animationTime: still ? 0 : 0.4,
      maxZoomPixelRatio: 3,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    });
    viewer.canvas.setAttribute("role", "img");
    viewer.addHandler("open-failed", () => this.failed());
    viewer.addHandler("open", () => this.drawHits());
    return viewer;
  }

  name(words) {
    this.viewer?.canvas.setAttribute("aria-label", words);
  }

  mark(boxes) {
    this.boxes = boxes;
    this.drawHits();
  }

  drawHits() {
    const image = this.viewer?.world.getItemAt(0);
    if (!image) return;
    this.viewer.clearOverlays();
    for (const [left, top, width, height] of this.boxes ?? []) {
      const element = document.createElement("span");
      element.className = "viewer-hit";
      const location = image.imageToViewportRectangle(left, top, width, height);
      this.viewer.addOverlay({ element, location });
    }
  }

  zoom(closer) {
    this.viewer?.viewport.zoomBy(closer ? STEP : 1 / STEP).applyConstraints();
  }

  whole() {
    this.viewer?.viewport.setRotation(0).goHome();
  }

  turn() {
    this.viewer?.viewport.rotateBy(90);
  }

  move(x, y) {
    const viewport = this.viewer?.viewport;
    if (!viewport) return;
    const seen = viewport.getBounds();
    const by = new window.OpenSeadragon.Point(x * seen.width * MOVED, y * seen.height * MOVED);
    viewport.panBy(by).applyConstraints();
  }

  alone(yes) {
    this.viewer?.setCooperativeGestures(!yes);
  }
}
