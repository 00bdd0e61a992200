// What is shown: read from the URL's hash, kept in it, so that the URL gives back the view.

const data = JSON.parse(document.getElementById('data').textContent);
const gone = data.map.comparison?.gone ?? [];
const everybody = [...data.map.people, ...gone];
const people = new Map(everybody.map((person) => [person.id, person]));
const goneIds = new Set(gone.map((person) => person.id));
const findings = new Map(data.map.findings.map((finding) => [finding.contact, finding]));
const byId = (id) => document.getElementById(id);

/** The parts about each contact, by id. */
function byContact(parts) {
  const found = new Map();
  for (const part of parts) found.set(part.contact, [...(found.get(part.contact) ?? []), part]);
  return found;
}
const notesOf = byContact(data.map.annotations);
const changesOf = byContact((data.map.comparison?.changes ?? []).filter((change) => change.listener === null));

const CHOICES = { layout: ['organisation', 'influence'], view: ['map', 'table'], theme: ['', 'light', 'dark'] };
const FILTERS = ['role', 'level', 'unit', 'party', 'sure', 'ties'];
const state = { layout: 'organisation', view: 'map', theme: '', person: null, line: null, pointed: null, filters: {}, camera: null };
const listeners = [];

/** A phrase of the page's language, with values filled in once. */
function words(key, values = {}) {
  return data.phrases[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** A share as a percentage, as the evidence writes it. */
function percent(share) {
  const points = Math.round(1000 * share) / 10;
  return points >= 10 || points === 0 ? `${points.toFixed(0)} %` : `${points.toFixed(1)} %`;
}

/** Changes what is shown, tells everybody who listens, and writes the hash. */
function show(changes) {
  Object.assign(state, changes);
  for (const listener of listeners) listener(changes);
  writeHash();
}

const linesGone = data.map.comparison?.lines_gone ?? [];
const everyLine = [...data.map.influences, ...linesGone];

/** The line from one person to another, or null. */
function lineBetween(influencer, listener) {
  return everyLine.find((line) => line.influencer === influencer && line.listener === listener) ?? null;
}

function readHash() {
  const given = new URLSearchParams(location.hash.slice(1));
  const found = { person: people.has(given.get('person')) ? given.get('person') : null };
  found.line = found.person === null ? lineBetween(given.get('from'), given.get('to')) : null;
  for (const [name, allowed] of Object.entries(CHOICES)) {
    found[name] = allowed.includes(given.get(name)) ? given.get(name) : allowed[0];
  }
  found.filters = Object.fromEntries(FILTERS.map((name) => [name, allowedFilter(name, given.get(name))]));
  const numbers = ['x', 'y', 'zoom'].map((name) => parseFloat(given.get(name)));
  found.camera = numbers.every(Number.isFinite) && numbers[2] > 0
    ? { x: numbers[0], y: numbers[1], zoom: numbers[2] } : null;
  return found;
}

/** A filter's value where its control offers it, else none. */
function allowedFilter(name, value) {
  return [...byId(`filter-${name}`).options].some((option) => option.value === value) ? value : '';
}

let entry = null; // what the browser's last entry shows, or null: Back leads to the one before

/** Keeps the view in the URL; another person, line, layout or table is an entry of its own. */
function writeHash() {
  const kept = new URLSearchParams({ layout: state.layout, view: state.view });
  if (state.theme) kept.set('theme', state.theme);
  if (state.person !== null) kept.set('person', state.person);
  if (state.line !== null) { kept.set('from', state.line.influencer); kept.set('to', state.line.listener); }
  for (const [name, value] of Object.entries(state.filters)) if (value) kept.set(name, value);
  for (const [name, value] of Object.entries(state.camera ?? {})) {
    kept.set(name, value.toFixed(name === 'zoom' ? 4 : 1));
  }
  const shown = JSON.stringify([state.layout, state.view, state.person, state.line?.influencer, state.line?.listener]);
  const isNew = entry !== null && entry !== shown;
  entry = shown;
  history[isNew ? 'pushState' : 'replaceState'](null, '', `#${kept}`);
}
