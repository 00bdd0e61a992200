// What changed since the date that the map is compared with: counts, and each change to select.

const MOST_CHANGES = 200;

// Lines that are gone are drawn beside those that are there.
const goneEdge = { ...data.network.options.edges, width: 1.5, dashes: [2, 5], arrows: 'to' };
const drawable = [...data.network.edges, ...linesGone.map(({ influencer, listener }, at) => ({
  ...goneEdge, id: data.map.influences.length + at, from: everybody.indexOf(people.get(influencer)), to: everybody.indexOf(people.get(listener)) }))];

function aboutChanges() {
  const comparison = data.map.comparison;
  if (!comparison) return [];
  const counts = Object.entries(comparison.counts).filter(([, count]) => count > 0);
  return [
    make('h2', { text: words('changes', { date: comparison.as_of }) }),
    counts.length ? make('dl', { class: 'numbers counts' }, ...counts.flatMap(([kind, count]) => [
      make('dt', { text: words(`kind_${kind}`) }), make('dd', { text: String(count) })]))
      : make('p', { class: 'soft', text: words('changes_none') }),
    make('ul', { class: 'changes', 'aria-label': words('changes', { date: comparison.as_of }) }, ...comparison.changes.slice(0, MOST_CHANGES).map((change) => make('li', {},
      make('button', { type: 'button', class: 'person', dir: 'auto', text: change.words, on: () => selectChange(change) })))),
  ];
}

function selectChange(change) {
  if (change.listener === null) select(change.contact);
  else selectLine(lineBetween(change.contact, change.listener));
}

/** The glyph of what changed about a person: new, gone, or something else; null: nothing. */
function changeGlyph({ id }) {
  const kinds = (changesOf.get(id) ?? []).map((change) => change.kind);
  const { marks } = data.map.styles;
  if (!kinds.length) return null;
  return marks[kinds.find((kind) => kind in marks)] ?? marks.changed;
}
