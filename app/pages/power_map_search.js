// Search by name, title or id: arrows choose among the matches, Enter selects and focuses.

const MOST_MATCHES = 8;
const searchable = everybody.map((person) => ({
  id: person.id,
  text: [person.name, person.title ?? '', person.id].join('\n').toLowerCase(),
}));
let active = 0;

function matching(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const found = searchable.filter((entry) => entry.text.includes(wanted));
  found.sort((a, b) => Number(b.text.startsWith(wanted)) - Number(a.text.startsWith(wanted)));
  return found.slice(0, MOST_MATCHES).map((entry) => entry.id);
}

function showMatches() {
  const input = byId('search');
  const found = matching(input.value);
  active = Math.min(Math.max(active, 0), Math.max(found.length - 1, 0));
  const nobody = input.value.trim() ? [make('li', { class: 'soft', role: 'option', 'aria-disabled': 'true', text: words('no_match') })] : [];
  byId('matches').replaceChildren(...(found.length ? found.map(matchItem) : nobody));
  byId('matches').hidden = !input.value.trim();
  input.setAttribute('aria-expanded', String(!byId('matches').hidden));
  if (found.length) input.setAttribute('aria-activedescendant', `match-${active}`);
  else input.removeAttribute('aria-activedescendant');
}

function matchItem(id, at) {
  const person = people.get(id);
  const item = make('li', { id: `match-${at}`, role: 'option', 'aria-selected': String(at === active), dir: 'auto' },
    make('bdi', { text: person.short_name }), make('bdi', { class: 'soft', text: person.short_title }));
  item.addEventListener('pointerdown', (event) => { event.preventDefault(); choose(id); });
  return item;
}

function choose(id) {
  byId('search').value = '';
  showMatches();
  select(id);
}

function onSearchKey(event) {
  const found = matching(event.target.value);
  if (event.key === 'ArrowDown') active += 1;
  else if (event.key === 'ArrowUp') active -= 1;
  else if (event.key === 'Escape') event.target.value = '';
  else if (event.key === 'Enter') { if (found.length) choose(found[Math.min(active, found.length - 1)]); return; }
  else return;
  event.preventDefault();
  showMatches();
}

byId('search').addEventListener('input', () => { active = 0; showMatches(); });
byId('search').addEventListener('keydown', onSearchKey);
byId('search').addEventListener('blur', () => { byId('matches').hidden = true; });
