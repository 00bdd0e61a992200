// Names over the map that can be read from any distance: of units and rings, and from far away of whom to look at first.

const FAR = 0.42; // below this zoom the names on the cards are too small to read
const LETTERS = { least: 11, map: 12, most: 17 }; // of units and rings: pixels on the screen, sizes on the map
const PILL = { height: 23, pad: 6, gap: 3, most: 18, away: 6 };
const ringPlaces = new Map();
let pills = []; // those drawn last: whose, and where on the screen

function drawLabels(ctx) {
  for (const band of layout().bands) if (!closedBand(band)) nameBand(ctx, band);
  for (const ring of layout().rings) nameRing(ctx, ring);
  pills = network.getScale() < FAR ? placedPills(ctx) : [];
  for (const pill of pills) onScreen(ctx, pill, drawLeader);
  for (const pill of pills) onScreen(ctx, pill, drawPill);
  tellNames();
}

/** Tells beside the canvas, which says nothing itself, what is named where. */
function tellNames() {
  const named = pills.map(({ person, left, top, width }) => ({ id: person.id, left, top, width }));
  byId('picture').dataset.named = JSON.stringify({ people: named, rings: layout().rings.length ? [...ringPlaces.values()] : [] });
}

const lettersSize = () => Math.min(LETTERS.most, Math.max(LETTERS.map, LETTERS.least / network.getScale()));

/** Writes on a ground of its own colour, so that a line behind does not cross the letters out. */
function writeOver(ctx, text, x, y, ground, look) {
  ctx.font = `${look.weight} ${look.size}px ${FONT}`;
  ctx.textAlign = look.align ?? 'left';
  ctx.lineJoin = 'round';
  ctx.lineWidth = look.size / 3;
  ctx.strokeStyle = ground;
  ctx.strokeText(fit(ctx, text, ctx.font, look.width ?? CARD.width), x, y);
  write(ctx, text, x, y, look);
}

function nameBand(ctx, band) {
  const name = band.kind === 'outside' ? words('outside') : unitOf(band.unit).short_name;
  const look = { size: lettersSize(), weight: 600, colour: colours.soft, width: band.width - 20 };
  writeOver(ctx, name, band.x + 12, band.y + 18, band.kind === 'outside' ? colours.ground : colours.band, look);
}

function nameRing(ctx, ring) {
  const isBody = ring.kind !== 'ring';
  const text = isBody ? words('decision_body') : `≥ ${Number((100 * ring.share).toPrecision(2))} %`;
  const size = Math.max(LETTERS.map, LETTERS.least / network.getScale());
  const { x, y } = isBody ? { x: 0, y: ring.radius_y - 8 } : ringPlace(ring, text.length * size * 0.62, size);
  writeOver(ctx, text, x, y, isBody ? colours.band : colours.ground, { size, weight: 600, colour: colours.soft, align: 'center', width: 20 * size });
}

/** Where on a ring its name hides behind no card and is over none: from the lowest place on, to either side. */
function ringPlace(ring, width, size) {
  const key = `${ring.share} ${size.toFixed(1)}`;
  if (!ringPlaces.has(key)) {
    const turns = Array.from({ length: 60 }, (_, at) => Math.PI * (0.5 + (at % 2 ? -1 : 1) * Math.ceil(at / 2) / 30));
    const places = turns.map((turn) => ({ x: ring.radius_x * Math.cos(turn), y: ring.radius_y * Math.sin(turn) }));
    ringPlaces.set(key, places.find((place) => isFree(place, width, size)) ?? places[0]);
  }
  return ringPlaces.get(key);
}

function isFree({ x, y }, width, height) {
  const near = (place) => Math.abs(place.x - x) < (CARD.width + width) / 2 && Math.abs(place.y - y) < CARD.height / 2 + height;
  return ![...positions.influence.values()].some(near);
}

/** Whom a far map names: the selected and those they hear; else the hidden, who has a role, and the strongest. */
function telling() {
  const isChosen = state.person !== null || state.line !== null;
  const place = ({ id, is_hidden, role }) => {
    if (id === state.person) return -1;
    if (is_hidden) return 0;
    return role ? 1 + data.map.styles.roles.indexOf(role) : 9;
  };
  const say = (person) => person.decision_power + person.decision_influence;
  const isNamed = (person) => (isChosen ? near.has(person.id) : isWanted(person) && (isCard(person) || place(person) < 9));
  return data.map.people.filter(isNamed)
    .sort((a, b) => place(a) - place(b) || say(b) - say(a)).slice(0, PILL.most);
}

/** A name's places, the nearest first: on the card, then around it. */
function* around(width) {
  yield [0, 0];
  for (let step = 1; step <= PILL.away; step += 1) {
    const [aside, down] = [step * width / 2, step * (PILL.height + PILL.gap)];
    yield* [[0, -down], [0, down], [-aside, -down], [aside, -down], [-aside, down], [aside, down], [-aside, 0], [aside, 0]];
  }
}

function placedPills(ctx) {
  const found = [];
  for (const person of telling()) {
    ctx.font = `600 12px ${FONT}`;
    const name = fit(ctx, person.short_name, ctx.font, 120);
    const width = ctx.measureText(name).width + (person.role ? 22 : 0) + 20 + 3 * PILL.pad;
    const { x, y } = network.canvasToDOM(positions[state.layout].get(person.id));
    const boxes = [...around(width)].map(([aside, down]) => ({ person, name, x, y, width, left: inPicture(x, x + aside, width), top: y + down - PILL.height / 2 }));
    const free = boxes.find((box) => found.every((other) => areApart(box, other)));
    if (free) found.push(free);
  }
  return found;
}

/** The left end of a name about a middle; of a card in sight, no name is cut at the picture's sides. */
function inPicture(card, middle, width) {
  const { clientWidth } = byId('picture');
  const left = middle - width / 2;
  return card < 0 || card > clientWidth ? left : Math.min(Math.max(left, PILL.gap), clientWidth - width - PILL.gap);
}

const areApart = (one, other) => one.left + one.width + PILL.gap < other.left || other.left + other.width + PILL.gap < one.left
  || Math.abs(one.top - other.top) >= PILL.height + PILL.gap;

/** Draws something of a pill in the screen's pixels, from the middle of the person's card. */
function onScreen(ctx, pill, drawIt) {
  const { x, y } = positions[state.layout].get(pill.person.id);
  const scale = network.getScale();
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(1 / scale, 1 / scale);
  drawIt(ctx, pill, pill.left - pill.x, pill.top - pill.y);
  ctx.restore();
}

/** Draws a thin line from a card to its name. */
function drawLeader(ctx, { width }, left, top) {
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(left + width / 2, top + PILL.height / 2);
  outline(ctx, colours.soft, 1);
}

/** Draws a name with role and level. */
function drawPill(ctx, { person, name, width }, left, top) {
  frame(ctx, left, top, width, PILL.height, 7);
  ctx.fillStyle = colours.card;
  ctx.fill();
  outline(ctx, person.is_hidden || person.id === state.person ? colours.influence : colours.soft, person.is_hidden ? 2 : 1);
  if (person.role) drawRole(ctx, person.role, left + 3, top + 2);
  write(ctx, name, left + PILL.pad + (person.role ? 22 : 0), top + 16, { size: 12, weight: 600, width: 130 });
  drawLevel(ctx, person.level, left + width - 13, top + PILL.height / 2);
}

/** Whose name is at a place on the screen, if any. */
function namedAt({ x, y }) {
  return pills.find(({ left, top, width }) => x >= left && x <= left + width && y >= top && y <= top + PILL.height)?.person;
}
