// Units' rectangles, and the map rolled up: a closed group's people are one block where its unit stands, and dots elsewhere.

const DOT = 26;
const BLOCK_TEXT = 0.16; // of a block's height, at most
const groupOf = new Map(data.map.groups.flatMap((group) => group.people.map((id) => [id, group])));
const strongest = new Set(data.map.groups.flatMap((group) => group.strongest));
const unitGroups = new Map(data.map.groups.filter((group) => group.unit !== null).map((group) => [group.unit, group]));
const closed = new Set(data.map.is_rolled_up ? data.map.groups : []);

const isClosed = (id) => closed.has(groupOf.get(id));
const closedBand = (band) => (closed.has(unitGroups.get(band.unit)) ? unitGroups.get(band.unit) : null);

/** Whether a person is drawn as a card: of a closed group the strongest are, where no block names them. */
function isCard({ id, is_hidden, role }) {
  if (!isClosed(id)) return true;
  return (state.layout === 'influence' || groupOf.get(id).unit === null) && (strongest.has(id) || is_hidden || role !== null);
}

function drawDot(ctx, person, x, y) {
  if (state.layout === 'organisation' && groupOf.get(person.id).unit !== null) return;
  ctx.fillStyle = colours[person.level === 'unknown' ? 'line' : person.level];
  ctx.fillRect(x - DOT, y - DOT / 2, 2 * DOT, DOT);
}

function drawBand(ctx, band) {
  frame(ctx, band.x, band.y, band.width, band.height, 12);
  if (band.kind === 'outside') {
    outline(ctx, colours.line, 1.2, [3, 4]);
  } else {
    ctx.fillStyle = colours.band;
    ctx.fill();
  }
}

/** Draws a closed unit over its rectangle: name, how many, and the strongest people. */
function drawBlock(ctx, band, group) {
  frame(ctx, band.x, band.y, band.width, band.height, 12);
  ctx.fillStyle = colours.card;
  ctx.fill();
  outline(ctx, colours.tie, Math.min(8, 1.2 / network.getScale()));
  const here = group.people.filter((id) => inside(band, positions.organisation.get(id)));
  const named = group.strongest.filter((id) => here.includes(id)).map((id) => people.get(id).short_name);
  const texts = [unitOf(group.unit).short_name, words('people_count', { count: here.length }), ...named];
  const size = Math.min(BLOCK_TEXT * band.height, band.width / 9, 15 / network.getScale());
  texts.slice(0, Math.max(1, Math.floor(band.height / size / 1.4))).forEach((text, at) => {
    write(ctx, text, band.x + size / 2, band.y + size * (1.2 + 1.35 * at), { size, weight: at ? 400 : 600, colour: at ? colours.soft : colours.ink, width: band.width - size });
  });
}

function inside({ x, y, width, height }, point) {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height;
}

/** The closed group at a place on the map, if any. */
function closedAt(point, id) {
  if (id !== undefined) return isCard(people.get(id)) ? null : groupOf.get(id);
  const band = layout().bands.find((one) => closedBand(one) && inside(one, point));
  return band ? closedBand(band) : null;
}

function openGroup(group) {
  closed.delete(group);
  showRolls();
  together(drawLines);
}

/** Opens every group, or closes every one again. */
function toggleGroups() {
  const wasOpen = !closed.size;
  closed.clear();
  if (wasOpen) for (const group of data.map.groups) closed.add(group);
  showRolls();
  together(drawLines);
}

function showRolls() {
  byId('roll')?.setAttribute('aria-pressed', String(closed.size > 0));
}

byId('roll')?.addEventListener('click', toggleGroups);
listeners.unshift((changes) => {
  const group = groupOf.get(changes.person);
  if (group && closed.delete(group)) showRolls();
});
