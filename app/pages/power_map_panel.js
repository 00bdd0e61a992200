// The panel: the findings, or everything about the selected person. Texts only, never markup.

/** Makes an element with a class, attributes and children; strings become text. */
function make(tag, { text, on, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  if (on) element.addEventListener('click', on);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const nameOf = (id) => people.get(id)?.name ?? id;
const plain = (text) => make('bdi', { text });

function showPanel() {
  const person = people.get(state.person);
  const about = person ? aboutPerson(person) : state.line ? aboutLine(state.line) : [...aboutChanges(), ...aboutFindings(), ...notesAbout(null)];
  byId('panel').replaceChildren(...about);
  byId('panel').scrollTop = 0;
  reachScrolling(byId('panel'));
}

/** Lets the keyboard reach texts that are so long that they scroll. */
function reachScrolling(container) {
  const texts = [...container.querySelectorAll('.long, .cell')];
  for (const text of texts.filter((one) => one.scrollHeight > one.clientHeight)) text.tabIndex = 0;
}

/** Names only those who are likely; without enough evidence it says why, and what to ask. */
function aboutFindings() {
  const named = data.map.findings.filter((finding) => finding.is_ringed);
  return [
    make('h2', { text: words('findings') }),
    make('p', { class: 'soft', text: words(named.length ? 'hint' : 'no_findings') }),
    make('ol', { class: 'findings' }, ...named.map((finding) => make('li', {}, findingButton(finding)))),
    ...(data.map.reasons.length ? listed('not_enough_evidence', data.map.reasons) : []),
    ...(data.map.ask.length ? listed('ask', data.map.ask) : []),
  ];
}

function listed(heading, texts) {
  return [
    make('h3', { text: words(heading) }),
    make('ul', { class: 'evidence' }, ...texts.map((text) => make('li', { dir: 'auto', text }))),
  ];
}

function findingButton(finding) {
  const person = people.get(finding.contact);
  return make('button', { type: 'button', class: `finding ${finding.is_ringed ? 'ringed' : ''}`, 'data-select': person.id,
    on: () => select(person.id) },
  make('strong', { dir: 'auto', text: `${finding.rank}. ${person.short_name}` }),
  make('span', { class: 'soft', dir: 'auto', text: person.short_title }),
  make('div', {}, likelihood(finding)),
  make('div', {}, ...['decision_influence', 'formal_power'].map((key) => (
    make('span', { class: 'share', text: `${words(key)} ${percent(person[key])}` })))));
}

const backButton = () => make('button', { type: 'button', class: 'back', text: `‹ ${words('back_to_findings')}`, on: () => show({ person: null, line: null }) });

function aboutPerson(person) {
  const finding = findings.get(person.id);
  return [
    backButton(),
    make('h2', { class: 'long', dir: 'auto', text: person.name }),
    person.title ? make('p', { class: 'long', dir: 'auto', text: person.title }) : null,
    person.unit ? make('p', { class: 'soft long', dir: 'auto', text: unitOf(person.unit).name }) : null,
    marksOf(person),
    numbersOf(person),
    ...(finding ? aboutFinding(finding) : []),
    ...moreAbout(person),
    ...neighbours('listens_to', person, 'listener', 'influencer'),
    ...neighbours('heard_by', person, 'influencer', 'listener'),
  ].filter((part) => part !== null);
}

function marksOf(person) {
  const mark = (className, glyph, text) => make('span', {}, make('i', { class: className, text: glyph, 'aria-hidden': 'true' }), plain(text));
  return make('div', { class: 'marks' },
    person.role ? mark('letter', person.role, words(`role_${person.role}`)) : null,
    mark(`disc ${person.level}`, data.map.styles.levels[person.level], words(`level_${person.level}`)),
    person.is_hidden ? mark('ring', '', words('hidden')) : null,
    person.is_rising ? mark('sign', data.map.styles.marks.rising, words('rising')) : null,
    person.is_pointer ? mark('sign', data.map.styles.marks.pointer, words('pointer')) : null,
    ...person.competitors.map((rival) => mark('backs', '✕', words('backs', { name: rival.name, level: words(`level_${rival.level}`) }))),
    person.external ? make('span', { class: 'soft', text: words('external') }) : null,
    person.new ? make('span', { class: 'new', text: words('new_in_post') }) : null);
}

function numbersOf(person) {
  const row = (key, value) => [make('dt', { text: words(key) }), make('dd', {}, plain(value))];
  const contact = person.last_contact === null
    ? words('never') : words('days_ago', { date: person.last_contact, days: person.days_since_contact });
  return make('dl', { class: 'numbers' },
    ...row('decision_power', percent(person.decision_power)),
    ...row('decision_influence', percent(person.decision_influence)),
    ...row('formal_power', percent(person.formal_power)),
    ...row('last_contact', contact),
    ...(person.owner ? row('owner', person.owner.name) : []));
}

function likelihood({ label, probability, rank_interval: [low, high] }) {
  return make('span', { class: 'share', text: words('likelihood', {
    label: words(`label_${label}`), probability: percent(probability), low, high }) });
}

function aboutFinding(finding) {
  return [
    make('p', {}, likelihood(finding)),
    make('h3', { text: words('why') }),
    make('ul', { class: 'evidence' }, ...finding.evidence.map((text) => make('li', { dir: 'auto', text }))),
    make('h3', { text: words('through') }),
    make('ul', {}, ...finding.through.map(throughWhom)),
  ];
}

function throughWhom({ contact, share, chain }) {
  const way = chain.length > 2 ? make('div', { class: 'soft', dir: 'auto', text: chain.map(nameOf).join(' → ') }) : null;
  return make('li', {}, personButton(contact, words('through_share', { share: percent(share) })), way);
}

function neighbours(heading, person, own, other) {
  const lines = (goneIds.has(person.id) ? linesGone : data.map.influences).filter((line) => line[own] === person.id).sort((a, b) => b.weight - a.weight);
  const value = (line) => `${line.weight.toFixed(2)}${line.is_sure ? '' : ` · ${words('unsure')}`}`;
  return [
    make('h3', { text: words(heading) }),
    lines.length
      ? make('ul', {}, ...lines.map((line) => make('li', { class: 'heard' }, personButton(line[other], value(line)), whoSaysSo(line))))
      : make('p', { class: 'soft', text: words('nobody_known') }),
  ];
}

function whoSaysSo(line) {
  const said = words('line_select', { influencer: nameOf(line.influencer), listener: nameOf(line.listener) });
  return make('button', { type: 'button', class: 'who', title: words('line_who'), 'aria-label': said, text: '?', on: () => selectLine(line) });
}

function personButton(id, value) {
  return make('button', { type: 'button', class: 'person', 'data-select': id, on: () => select(id) },
    make('span', { class: 'name', dir: 'auto', text: people.get(id)?.short_name ?? id }),
    make('span', { class: 'value', text: value }));
}

listeners.push((changes) => { if ('person' in changes || 'line' in changes) showPanel(); });
