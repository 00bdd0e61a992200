// Filters: who does not match fades in the picture and leaves the table; nobody moves.

function makeFilters() {
  for (const name of FILTERS) byId(`filter-${name}`).addEventListener('change', (event) => setFilter(name, event.target.value));
  byId('filter-reset').addEventListener('click', () => show({ filters: {} }));
}

function setFilter(name, value) {
  show({ filters: { ...state.filters, [name]: value } });
}

const MATCHES = {
  role: (person, wanted) => (person.role ?? 'none') === wanted,
  level: (person, wanted) => person.level === wanted,
  unit: (person, wanted) => person.unit === wanted.slice(1),
  party: (person, wanted) => (wanted === 'backs' ? person.competitors.length > 0 : (person.party_class ?? 'none') === wanted),
};

const isFiltered = () => Object.values(state.filters).some(Boolean);

/** Whether a person is among those whom the filters leave. */
function isWanted(person) {
  if (!isFiltered()) return true;
  return Object.entries(MATCHES).every(([name, matches]) => !state.filters[name] || matches(person, state.filters[name]));
}

function isLineWanted(line) {
  const isSure = !state.filters.sure || line.confidence >= parseFloat(state.filters.sure);
  return isSure && [line.influencer, line.listener].every((id) => isWanted(people.get(id)));
}

function showFilters() {
  for (const name of FILTERS) byId(`filter-${name}`).value = state.filters[name] ?? '';
  const shown = everybody.filter(isWanted).length;
  byId('filter-count').textContent = words('filter_shown', { shown, people: everybody.length });
  byId('filter-reset').hidden = !isFiltered();
  for (const row of document.querySelectorAll('#people tbody tr')) row.hidden = !isWanted(people.get(row.dataset.person));
}

listeners.push((changes) => { if ('filters' in changes) showFilters(); });
