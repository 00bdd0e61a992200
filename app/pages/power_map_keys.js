// The people by keyboard: one stop in reading order; arrows follow reporting lines. Pointing alike.

const ROW = CARD.height;
const KEYS_AT_ONCE = 300;
const KEYS_PAUSE = 30; // milliseconds in which a click can be answered
let order = [];
let waiting = null;

/** The people as one reads the picture: row by row, or from the middle outwards. */
function readingOrder() {
  const at = positions[state.layout];
  const place = (person) => at.get(person.id);
  const key = state.layout === 'organisation'
    ? (person) => [Math.round(place(person).y / ROW), place(person).x]
    : (person) => [Math.round(Math.hypot(place(person).x, 2 * place(person).y) / ROW), place(person).x];
  const keys = new Map(everybody.map((person) => [person, key(person)]));
  return [...everybody].sort((one, other) => keys.get(one)[0] - keys.get(other)[0] || keys.get(one)[1] - keys.get(other)[1]);
}

/** Makes the keys anew: the first at once, very many more while nothing else is to be done. */
function makeKeys() {
  order = readingOrder();
  byId('keys').replaceChildren();
  addKeys();
}

function addKeys(most = KEYS_AT_ONCE) {
  clearTimeout(waiting);
  const begin = byId('keys').children.length;
  byId('keys').append(...order.slice(begin, begin + most).map((person, at) => make('li', {},
    make('button', { type: 'button', tabindex: begin + at ? -1 : 0, 'data-person': person.id, dir: 'auto', text: inWords(person) }))));
  if (byId('keys').children.length < order.length) waiting = setTimeout(addKeys, KEYS_PAUSE);
}

/** All marks of a person as a sentence: what the card shows. */
function inWords(person) {
  return [
    person.short_name, person.short_title,
    person.role && words(`role_${person.role}`), words(`level_${person.level}`),
    person.is_hidden && words('hidden'), person.is_rising && words('rising'), person.is_pointer && words('pointer'),
    ...person.competitors.map((rival) => `✕ ${rival.name}`),
    person.external && words('external'), person.new && words('new_in_post'),
    ...(changesOf.get(person.id) ?? []).map((change) => words(`kind_${change.kind}`)),
    ...(notesOf.get(person.id) ?? []).map((note) => `${data.map.styles.marks.note} ${note.text.slice(0, 120)}`),
  ].filter(Boolean).join(' · ');
}

const reportsOf = (id) => order.filter((person) => person.manager === id);
const beside = (person, step) => {
  const peers = order.filter((other) => other.manager === person.manager);
  const next = peers[peers.indexOf(person) + step];
  return next ?? order[order.indexOf(person) + step];
};
const MOVES = {
  ArrowUp: (person) => people.get(person.manager),
  ArrowDown: (person) => reportsOf(person.id)[0],
  ArrowLeft: (person) => beside(person, -1),
  ArrowRight: (person) => beside(person, 1),
  Home: () => order[0],
  End: () => order.at(-1),
};

function onKey(event) {
  const person = people.get(event.target.dataset.person);
  if (!person || !(event.key in MOVES)) return;
  event.preventDefault();
  const next = MOVES[event.key](person);
  if (next) keyOf(next.id).focus();
}

function keyOf(id) {
  addKeys(order.length);
  return byId('keys').children[order.findIndex((person) => person.id === id)].firstElementChild;
}

function onFocus({ target }) {
  byId('keys').querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
  point(target.dataset.person);
  bringIntoView(target.dataset.person);
}

/** Shows who is under the pointer or has the focus: a frame, and all marks in words. */
function point(id) {
  if (id === state.pointed) return;
  state.pointed = id;
  byId('pointed').textContent = id === null ? '' : inWords(people.get(id));
  byId('pointed').hidden = id === null;
  if (network.getScale() >= TINY) network.redraw();
}

function onPointer(event) {
  const { left, top } = byId('picture').getBoundingClientRect();
  const found = network.getNodeAt({ x: event.clientX - left, y: event.clientY - top });
  byId('picture').classList.toggle('pointing', found !== undefined);
  point(found === undefined ? null : everybody[found].id);
}

function wireKeys() {
  byId('keys').addEventListener('keydown', onKey);
  byId('keys').addEventListener('focusin', onFocus);
  byId('keys').addEventListener('focusout', () => point(null));
  byId('keys').addEventListener('click', ({ target }) => { if (target.dataset.person !== undefined) select(target.dataset.person); });
  byId('picture').addEventListener('pointermove', onPointer);
  byId('picture').addEventListener('pointerleave', () => point(null));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.target.closest('.search, form, details')) show({ person: null, line: null });
  });
}

listeners.push((changes) => { if ('layout' in changes && network) makeKeys(); });
