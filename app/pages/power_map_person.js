// What the panel says of a person beyond the marks: trajectory, best way from us, changes, advice.

const SVG = 'http://www.w3.org/2000/svg';
const adviceOf = new Map(Object.entries(data.map.advice));
const GRAPH = { width: 280, height: 56, margin: 6 };

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A small picture of percentiles over time, and the same in words. */
function trajectoryOf({ trajectory }) {
  if (trajectory.length < 2) return [];
  const [first, last] = [trajectory[0], trajectory.at(-1)];
  const said = words('trajectory_words', { then: Math.round(100 * first.percentile), first: first.as_of, now: Math.round(100 * last.percentile), last: last.as_of });
  const days = trajectory.map((one) => Date.parse(one.as_of));
  const points = trajectory.map((one, at) => [
    GRAPH.margin + (GRAPH.width - 2 * GRAPH.margin) * (days[at] - days[0]) / (days.at(-1) - days[0]),
    GRAPH.height - GRAPH.margin - (GRAPH.height - 2 * GRAPH.margin) * one.percentile,
  ]);
  const picture = drawn('svg', { class: 'trajectory', viewBox: `0 0 ${GRAPH.width} ${GRAPH.height}`, role: 'img', 'aria-label': said },
    drawn('polyline', { points: points.map((point) => point.join(',')).join(' ') }),
    ...points.map(([x, y]) => drawn('circle', { cx: x, cy: y, r: 3.2 })));
  return [make('h3', { text: words('trajectory') }), picture, make('p', { class: 'soft', text: said })];
}

function accessOf(person) {
  const heading = make('h3', { text: words('access') });
  if (person.access === null) return [heading, make('p', { class: 'soft', text: words('access_none') })];
  return [heading,
    make('p', { class: 'access' }, ...person.access.steps.flatMap((step, at) => [...(at ? [' → '] : []), plain(step.name)])),
    make('p', { class: 'soft', text: words('access_share', { share: percent(person.access.reliability) }) })];
}

/** Texts under a heading; nothing where there are none. */
function saidOf(heading, texts) {
  return texts.length ? listed(heading, texts) : [];
}

function moreAbout(person) {
  return [
    ...saidOf('changes_column', (changesOf.get(person.id) ?? []).map((change) => change.words)),
    ...saidOf('ties', tiesOf(person.id)),
    ...saidOf('advice', adviceOf.get(person.id) ?? []),
    ...trajectoryOf(person),
    ...(goneIds.has(person.id) ? [] : accessOf(person)),
    ...notesAbout(person.id),
  ];
}
