// The picture: vis-network with fixed places; bands, rings and reporting lines behind the cards.

const { DataSet, Network } = vis;
const positions = {};
for (const name of CHOICES.layout) positions[name] = new Map(Object.entries(data.map[name].positions));
const nodes = new DataSet(everybody.map((person, id) => ({ ...data.network.nodes[id], id, shape: 'custom', ...positions.organisation.get(person.id) })));
const edges = new DataSet([]);
const MOST_LINES = 400;
const FAINT = { organisation: 0.22, influence: 0.32 };
let network = null;
let arranged = 'organisation'; // the layout in which the nodes stand
let changing = 0; // how deep we are in changes that are drawn together

const layout = () => data.map[state.layout];
const unitNames = new Map(Object.entries(data.map.units));
const isDark = () => document.documentElement.dataset.theme === 'dark';

/** Makes several changes and draws once: vis-network by itself draws after each. */
function together(changes) {
  const { body: { emitter }, renderer } = network;
  const isAskedFor = renderer.redrawRequested;
  changing += 1;
  emitter.emit('_blockRedraw');
  try { changes(); } finally { changing -= 1; }
  if (changing) return;
  emitter.emit('_allowRedraw'); // which forgets that the next frame draws anyway
  renderer.redrawRequested = isAskedFor;
  emitter.emit('_requestRedraw');
}

function makeNetwork() {
  const options = structuredClone(data.network.options);
  options.nodes = { ctxRenderer: renderNode, size: CARD.width / 2 }; // the size says what of a card is in sight
  network = new Network(byId('picture'), { nodes, edges }, options);
  sizeCards();
  byId('picture').firstElementChild.tabIndex = -1;
  network.on('beforeDrawing', drawBackground);
  network.on('afterDrawing', drawLabels);
  network.on('click', ({ nodes: [clicked], edges: [line], pointer }) => {
    const named = namedAt(pointer.DOM);
    const group = closedAt(pointer.canvas, everybody[clicked]?.id);
    if (named) show({ person: named.id, line: null }); else if (group) openGroup(group); else chooseAt(clicked, line);
  });
  for (const moved of ['zoom', 'dragEnd', 'animationFinished']) network.on(moved, keepCamera);
}

/** vis-network learns how large a card is by drawing it, and misses clicks on those drawn once. */
function sizeCards() {
  for (const { shape } of Object.values(network.body.nodes)) Object.assign(shape, { customSizeWidth: CARD.width, customSizeHeight: CARD.height, refreshNeeded: true });
}

function chooseAt(clicked, line) {
  show(clicked === undefined && line !== undefined
    ? { line: everyLine[line], person: null } : { person: everybody[clicked]?.id ?? null, line: null });
}

function renderNode({ ctx, id, x, y }) {
  return {
    drawNode: () => {
      const person = everybody[id];
      if (isCard(person)) drawCard(ctx, person, x, y, lookOf(person)); else drawDot(ctx, person, x, y);
    },
    nodeDimensions: { width: CARD.width, height: CARD.height },
  };
}

function lookOf(person) {
  const { id } = person;
  const isFar = (state.person !== null || state.line !== null) && !near.has(id);
  return { zoom: network.getScale(), isSelected: id === state.person, isPointed: id === state.pointed,
    isFaded: isFar || !isWanted(person), isGone: goneIds.has(id) };
}

// Lines: without a selection the strongest; with one, that person's, and the rest of the cards fade.

let near = new Set();
const lineOf = (edge) => everyLine[edge.id];

function onChain(line) {
  const through = findings.get(state.person)?.through ?? [];
  return through.some(({ chain }) => chain.some((id, at) => id === line.influencer && chain[at + 1] === line.listener));
}

/** Between a manager and a report the organisation layout has a line already. */
function isAlongReporting({ influencer, listener }) {
  const isReport = (report, manager) => people.get(report).manager === manager;
  return state.layout === 'organisation' && (isReport(influencer, listener) || isReport(listener, influencer));
}

function isDrawn(line) {
  if (line === state.line) return true;
  if (!isLineWanted(line)) return false;
  if (!isCard(people.get(line.influencer)) || !isCard(people.get(line.listener))) return false;
  if (state.person === null) return line.is_shown && (people.get(line.influencer).is_hidden || !isAlongReporting(line));
  return line.influencer === state.person || line.listener === state.person || onChain(line);
}

/** The lines to draw: of one person with very many, the strongest. */
function drawnEdges() {
  const drawn = drawable.filter((edge) => isDrawn(lineOf(edge)));
  if (drawn.length <= MOST_LINES) return drawn;
  return drawn.sort((a, b) => lineOf(b).weight - lineOf(a).weight || a.id - b.id).slice(0, MOST_LINES);
}

function drawLines() {
  const drawn = drawnEdges();
  const joining = state.line === null ? drawn.map(lineOf) : [state.line];
  near = new Set([state.person, ...tiedTo(state.person), ...joining.flatMap((line) => [line.influencer, line.listener])]);
  edges.clear();
  edges.add(drawn.map((edge) => ({ ...edge, color: lineColour(lineOf(edge)) })));
}

function lineColour(line) {
  if (linesGone.includes(line)) return { color: colours.soft, highlight: colours.soft, opacity: line === state.line ? 1 : 0.5 };
  if (state.line !== null) return { color: colours.influence, highlight: colours.influence, opacity: line === state.line ? 1 : 0.15 };
  const isStrong = state.person !== null || people.get(line.influencer).is_hidden;
  const opacity = isStrong ? 0.8 : FAINT[state.layout];
  return { color: colours.influence, highlight: colours.influence, opacity };
}

// Behind the cards.

function drawBackground(ctx) {
  for (const ring of layout().rings) drawRing(ctx, ring);
  for (const band of layout().bands) drawBand(ctx, band);
  for (const line of layout().lines) drawReporting(ctx, line);
  drawTies(ctx);
  for (const band of layout().bands) if (closedBand(band)) drawBlock(ctx, band, closedBand(band));
  for (const seat of data.map.seats) drawSeat(ctx, seat);
}

function drawRing(ctx, ring) {
  ctx.beginPath();
  ctx.ellipse(0, 0, ring.radius_x, ring.radius_y, 0, 0, 2 * Math.PI);
  if (ring.kind === 'ring') {
    outline(ctx, colours.tie, 1, [2, 6]);
    return;
  }
  ctx.fillStyle = colours.band;
  ctx.fill();
}

function drawReporting(ctx, line) {
  const [first, ...rest] = line.points;
  ctx.globalAlpha = state.person === null || touches(line) ? 1 : 0.35;
  ctx.beginPath();
  ctx.moveTo(first.x, first.y);
  if (rest.length > 1) rest.forEach((point) => ctx.lineTo(point.x, point.y));
  else ctx.bezierCurveTo(first.x, (first.y + rest[0].y) / 2, rest[0].x, (first.y + rest[0].y) / 2, rest[0].x, rest[0].y);
  outline(ctx, colours.tie, line.solid ? 1.4 : 1.2, line.solid ? [] : [2, 4]);
  ctx.globalAlpha = 1;
}

const touches = (line) => line.manager === state.person || line.report === state.person;

function unitOf(id) {
  return unitNames.get(id) ?? { name: id, short_name: id };
}

// Layout.

function arrange() {
  if (arranged === state.layout) return;
  arranged = state.layout;
  nodes.update(everybody.map((person, id) => ({ id, ...positions[state.layout].get(person.id) })));
  // vis-network draws who is in sight, and would go by where they stood in the frame before.
  for (const node of Object.values(network.body.nodes)) node.updateBoundingBox();
}

listeners.push((changes) => {
  if (!network) return;
  together(() => {
    if ('layout' in changes) arrange();
    if ('theme' in changes) readColours();
    if (['layout', 'theme', 'person', 'line', 'filters'].some((name) => name in changes)) drawLines();
  });
});
