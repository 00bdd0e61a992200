// Wiring: toolbar, table, theme, URL.

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function applyTheme() {
  const isDarkWanted = state.theme ? state.theme === 'dark' : prefersDark.matches;
  document.documentElement.dataset.theme = isDarkWanted ? 'dark' : 'light';
}

/** Makes a large map's table when it is first shown or printed: with scripts, noscript holds it as text. */
function makeTable() {
  const later = byId('table-later');
  if (!later) return;
  later.outerHTML = later.textContent;
  showFilters();
}

/** Selects a person and, on the map, brings them into view. */
function select(id) {
  together(() => {
    show({ person: id, line: null });
    if (state.view === 'map') focusOn(id);
  });
}

function showChoices() {
  document.body.dataset.layout = state.layout;
  for (const name of ['layout', 'view']) {
    for (const button of document.querySelectorAll(`[data-${name}][aria-pressed]`)) {
      button.setAttribute('aria-pressed', String(button.dataset[name] === state[name]));
    }
  }
  byId('map').hidden = state.view !== 'map';
  byId('table').hidden = state.view !== 'table';
  if (state.view === 'table') reachScrolling(byId('table'));
}

function markRow() {
  for (const row of document.querySelectorAll('tr.selected')) row.classList.remove('selected');
  const row = [...document.querySelectorAll('tr[data-person]')].find((one) => one.dataset.person === state.person);
  row?.classList.add('selected');
  if (state.view === 'table') row?.scrollIntoView({ block: 'nearest' });
}

function switchTo(changes) {
  together(() => {
    show(changes);
    markRow();
    if (state.view !== 'map') return;
    showAgain();
    if (!('layout' in changes)) return;
    if (state.person === null) fitAll(); else focusOn(state.person);
  });
}

function restore() {
  const { camera, ...wanted } = readHash();
  entry = null;
  together(() => {
    show(wanted);
    markRow();
    state.camera = camera;
    if (state.view === 'map') showAgain();
    if (!camera && state.view === 'map' && state.person !== null && network.getScale() < FAR) focusOn(state.person);
  });
}

function wire() {
  for (const button of document.querySelectorAll('[data-layout][aria-pressed]')) {
    button.addEventListener('click', () => switchTo({ layout: button.dataset.layout, view: 'map' }));
  }
  for (const button of document.querySelectorAll('[data-view][aria-pressed]')) {
    button.addEventListener('click', () => switchTo({ view: button.dataset.view }));
  }
  byId('table').addEventListener('click', ({ target }) => {
    const button = target.closest('[data-select]');
    if (button) select(button.dataset.select);
  });
  byId('skip').addEventListener('click', (event) => { event.preventDefault(); switchTo({ view: 'table' }); byId('table').focus(); });
  byId('fit').addEventListener('click', fitAll);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.25));
  byId('zoom-out').addEventListener('click', () => zoomBy(0.8));
  byId('theme').addEventListener('click', () => show({ theme: isDark() ? 'light' : 'dark' }));
  byId('print').addEventListener('click', () => window.print());
}

Object.assign(state, readHash());
listeners.unshift(() => { if (state.view === 'table') makeTable(); });
listeners.unshift((changes) => { if ('theme' in changes) applyTheme(); });
listeners.push((changes) => { if ('view' in changes || 'layout' in changes) showChoices(); });
listeners.push((changes) => { if ('person' in changes) markRow(); });
applyTheme();
readColours();
showChoices();
makeNetwork();
makeKeys();
makeFilters();
wire();
wireKeys();
wireTools();
wirePrint();
restore();
prefersDark.addEventListener('change', () => show({ theme: state.theme }));
window.addEventListener('hashchange', restore);
document.documentElement.dataset.ready = 'true';
