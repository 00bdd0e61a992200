// Ties between people: thin labelled lines; conflicts as red zigzags. All behind the cards.

const TIE = { tooth: 9, high: 4, mostTeeth: 40, size: 10.5, height: 16, along: [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] };

/** A person's ties as texts, with who says so. */
function tiesOf(id) {
  return data.map.ties.filter((tie) => tie.one === id || tie.other === id).map((tie) => {
    const other = nameOf(tie.one === id ? tie.other : tie.one);
    const source = tie.source === null ? words('line_source_unknown') : words('line_source', { source: tie.source });
    return `${tie.words}: ${other} · ${words('line_sure', { share: percent(tie.confidence) })} · ${source}`;
  });
}

function isTieDrawn(tie) {
  const wanted = state.filters.ties;
  if (wanted === 'none' || (wanted === 'conflict' && !tie.is_conflict)) return false;
  return [tie.one, tie.other].map((id) => people.get(id)).every((person) => isCard(person) && isWanted(person));
}

/** Those to whom somebody has a tie that is drawn. */
function tiedTo(id) {
  return data.map.ties.filter((tie) => [tie.one, tie.other].includes(id) && isTieDrawn(tie)).flatMap((tie) => [tie.one, tie.other]);
}

function drawTies(ctx) {
  const drawn = data.map.ties.filter(isTieDrawn);
  if (!drawn.length) return;
  const places = positions[state.layout];
  const taken = [...places.values()].map(({ x, y }) => ({ x, y, width: CARD.width, height: CARD.height }));
  for (const tie of drawn) {
    const [from, to] = facing(places.get(tie.one), places.get(tie.other));
    ctx.globalAlpha = state.person === null || [tie.one, tie.other].includes(state.person) ? 1 : 0.25;
    if (tie.is_conflict) zigzag(ctx, from, to); else straight(ctx, from, to);
    if (!tie.is_conflict && network.getScale() >= SMALL) labelTie(ctx, tie, from, to, taken);
    ctx.globalAlpha = 1;
  }
}

/** The middles of the sides of two cards that face each other. */
function facing(one, other) {
  const side = Math.sign(other.x - one.x) * CARD.width / 2;
  if (Math.abs(other.x - one.x) >= CARD.width) return [{ x: one.x + side, y: one.y }, { x: other.x - side, y: other.y }];
  const end = Math.sign(other.y - one.y) * CARD.height / 2;
  return [{ x: one.x, y: one.y + end }, { x: other.x, y: other.y - end }];
}

function straight(ctx, from, to) {
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  outline(ctx, colours.soft, 1);
}

function zigzag(ctx, from, to) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(across, down) || 1;
  const teeth = Math.min(Math.max(Math.round(length / TIE.tooth), 1), TIE.mostTeeth);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  for (let at = 1; at < teeth; at += 1) {
    const aside = (at % 2 ? 1 : -1) * TIE.high;
    ctx.lineTo(from.x + across * at / teeth - down / length * aside, from.y + down * at / teeth + across / length * aside);
  }
  ctx.lineTo(to.x, to.y);
  outline(ctx, colours.conflict, 1.8);
}

/** The label, on its line, where no card and no other label is. */
function labelTie(ctx, tie, from, to, taken) {
  ctx.font = `400 ${TIE.size}px ${FONT}`;
  const width = ctx.measureText(tie.words).width + 10;
  const places = TIE.along.map((share) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, width, height: TIE.height }));
  const at = places.find((place) => !taken.some((other) => overlap(place, other))) ?? places[0];
  taken.push(at);
  frame(ctx, at.x - width / 2, at.y - TIE.height / 2, width, TIE.height, 4);
  ctx.fillStyle = colours.ground;
  ctx.fill();
  outline(ctx, colours.line, 0.8);
  write(ctx, tie.words, at.x, at.y + 4, { size: TIE.size, colour: colours.soft, align: 'center' });
}

function overlap(one, other) {
  return Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < (one.height + other.height) / 2;
}
