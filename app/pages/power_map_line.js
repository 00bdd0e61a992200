// What the panel says of a line: who says so, and when.

function aboutLine(line) {
  const names = { influencer: nameOf(line.influencer), listener: nameOf(line.listener) };
  const row = (key, value) => [make('dt', { text: words(key) }), make('dd', { text: value })];
  return [
    backButton(),
    make('h2', { class: 'long', dir: 'auto', text: words('line_hears', names) }),
    linesGone.includes(line) ? make('p', { class: 'soft', text: words('kind_gone') }) : null,
    make('dl', { class: 'numbers' }, ...row('line_weight', line.weight.toFixed(2)), ...row('line_confidence', percent(line.confidence))),
    make('ul', {}, ...[line.influencer, line.listener].map((id) => make('li', {}, personButton(id, '')))),
    make('h3', { text: words('line_who') }),
    make('ul', { class: 'evidence facts' }, ...factsBehind(line).map(lineFact)),
  ].filter((part) => part !== null);
}

let facts = null; // of every line; read when the first is asked for, since they are most of the page

function factsBehind(line) {
  facts ??= JSON.parse(byId('facts').textContent);
  return facts[everyLine.indexOf(line)];
}

function lineFact(fact) {
  const when = [fact.first && words('line_from', { date: fact.first }), fact.last && words('line_until', { date: fact.last })];
  return make('li', { dir: 'auto' },
    make('div', { text: whatIsSaid(fact) }),
    make('div', { class: 'soft', text: [...when.filter(Boolean), words('line_sure', { share: percent(fact.confidence) })].join(' · ') }),
    make('div', { class: 'soft', text: fact.source === undefined ? words('line_source_unknown') : words('line_source', { source: fact.source }) }),
    factRefs(fact.refs));
}

/** Where it is recorded, as the API names it: long, and so on demand. */
function factRefs(refs) {
  return make('details', { class: 'soft refs' }, make('summary', { text: `${refs[0].table} (${refs.length})` }),
    make('div', { text: refs.map((ref) => `${ref.table}/${ref.key}`).join(' ') }));
}

function whatIsSaid(fact) {
  if (fact.kind === 'messages') return words('line_messages', { count: Math.round(fact.count), sender: nameOf(fact.sender) });
  const said = words('line_link', { relation: fact.relation ?? '–', weight: fact.weight.toFixed(2) });
  return fact.undirected ? `${said} · ${words('line_undirected')}` : said;
}

/** Selects a line; both its people stay in sight. */
function selectLine(line) {
  show({ line, person: null });
}
