// The camera: what part of the picture is seen, and how near; kept in the URL.

const MARGIN = 26;
const CLOSEST_FIT = 1.25;
const SELECTED_ZOOM = 0.85;

function bounds() {
  const boxes = [
    ...[...positions[state.layout].values(), ...data.map.seats.map((seat) => seat[state.layout])].map(({ x, y }) => [x - CARD.width / 2, y - CARD.height / 2, x + CARD.width / 2, y + CARD.height / 2]),
    ...layout().bands.map(({ x, y, width, height }) => [x, y, x + width, y + height]),
  ];
  const edge = (side, pick) => boxes.reduce((found, box) => pick(found, box[side]), boxes[0]?.[side] ?? 0);
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

function fitAll() {
  if (state.view !== 'map') return;
  const [left, top, right, bottom] = bounds();
  const { clientWidth, clientHeight } = byId('picture');
  const zoom = Math.min(clientWidth / (right - left + 2 * MARGIN), clientHeight / (bottom - top + 2 * MARGIN), CLOSEST_FIT);
  moveCamera({ x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.max(zoom, 0.01) });
}

function moveCamera({ x, y, zoom }) {
  state.camera = { x, y, zoom };
  if (state.view !== 'map') return;
  network.moveTo({ position: { x, y }, scale: zoom, animation: false });
  keepCamera();
}

function keepCamera() {
  const { x, y } = network.getViewPosition();
  state.camera = { x, y, zoom: network.getScale() };
  writeHash();
}

function zoomBy(factor) {
  moveCamera({ ...network.getViewPosition(), zoom: network.getScale() * factor });
}

/** Shows the picture where it was, or all of it: after it was hidden its size is stale. */
function showAgain() {
  network.setSize('100%', '100%');
  if (state.camera) moveCamera(state.camera); else fitAll();
}

/** Brings a person into view, near enough to read. */
function focusOn(id) {
  const { x, y } = positions[state.layout].get(id);
  moveCamera({ x, y, zoom: Math.max(network.getScale(), SELECTED_ZOOM) });
}

/** Moves the camera no further than needed to show a person. */
function bringIntoView(id) {
  const place = positions[state.layout].get(id);
  const { x, y } = network.canvasToDOM(place);
  const { clientWidth, clientHeight } = byId('picture');
  if (x < MARGIN || y < MARGIN || x > clientWidth - MARGIN || y > clientHeight - MARGIN) moveCamera({ ...place, zoom: network.getScale() });
}
