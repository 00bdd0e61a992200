// What is shown: read from the URL's hash, kept in it, so that the URL gives back the view.

const data = JSON.parse(document.getElementById('data').textContent);
const people = new Map(data.map.people.map((person) => [person.id, person]));
const findings = new Map(data.map.findings.map((finding) => [finding.contact, finding]));
const byId = (id) => document.getElementById(id);

const CHOICES = { layout: ['organisation', 'influence'], view: ['map', 'table'], theme: ['', 'light', 'dark'] };
const state = { layout: 'organisation', view: 'map', theme: '', person: null, camera: null };
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

function readHash() {
  const given = new URLSearchParams(location.hash.slice(1));
  const found = { person: people.has(given.get('person')) ? given.get('person') : null };
  for (const [name, allowed] of Object.entries(CHOICES)) {
    found[name] = allowed.includes(given.get(name)) ? given.get(name) : allowed[0];
  }
  const numbers = ['x', 'y', 'zoom'].map((name) => parseFloat(given.get(name)));
  found.camera = numbers.every(Number.isFinite) && numbers[2] > 0
    ? { x: numbers[0], y: numbers[1], zoom: numbers[2] } : null;
  return found;
}

function writeHash() {
  const kept = new URLSearchParams({ layout: state.layout, view: state.view });
  if (state.theme) kept.set('theme', state.theme);
  if (state.person !== null) kept.set('person', state.person);
  for (const [name, value] of Object.entries(state.camera ?? {})) {
    kept.set(name, value.toFixed(name === 'zoom' ? 4 : 1));
  }
  history.replaceState(null, '', `#${kept}`);
}
