// A person's card, drawn on the canvas: one glyph for each meaning, never colour alone.

const CARD = { width: data.map.styles.card_width, height: data.map.styles.card_height };
const FONT = getComputedStyle(document.documentElement).getPropertyValue('--font');
const SMALL = 0.3; // below this zoom, small text is left out
const TINY = 0.14; // below this one, all text
const RING = 5;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u; // the first letter decides
const ELLIPSIS = '…';
const fitted = new Map();
let colours = {};

/** Reads the theme's colours from the style sheet. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = Object.keys(data.map.styles.colours.light);
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** The longest beginning of a text that fits a width, with an ellipsis where it was cut. */
function fit(ctx, text, font, width) {
  const key = `${font}|${width}|${text}`;
  if (!fitted.has(key)) {
    ctx.font = font;
    fitted.set(key, ctx.measureText(text).width <= width ? text : cut(ctx, Array.from(text), width));
  }
  return fitted.get(key);
}

function cut(ctx, characters, width) {
  let [fits, tooMany] = [0, characters.length];
  while (tooMany - fits > 1) {
    const half = (fits + tooMany) >> 1;
    const text = characters.slice(0, half).join('') + ELLIPSIS;
    if (ctx.measureText(text).width <= width) fits = half; else tooMany = half;
  }
  return characters.slice(0, fits).join('').trimEnd() + ELLIPSIS;
}

function write(ctx, text, x, y, { size = 11, weight = 400, colour = colours.ink, width = CARD.width, align = 'left' }) {
  const font = `${weight} ${size}px ${FONT}`;
  const shown = fit(ctx, text, font, width);
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.direction = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
  ctx.fillText(shown, x, y);
}

function frame(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

/** Draws a card with its centre at (x, y). */
function drawCard(ctx, person, x, y, look) {
  const [left, top] = [x - CARD.width / 2, y - CARD.height / 2];
  if (look.isFaded) fade(ctx, left, top);
  if (look.zoom < TINY && !look.isSelected) {
    drawTiny(ctx, person, left, top);
    return;
  }
  ctx.textBaseline = 'alphabetic';
  if (look.isPointed) pointAt(ctx, left, top);
  drawFrame(ctx, person, left, top, look.isSelected);
  drawLevel(ctx, person.level, left + CARD.width - 17, top + 17);
  if (person.role) drawRole(ctx, person.role, left + 8, top + 8);
  const nameLeft = person.role ? 32 : 10;
  const isStruck = look.isGone || person.leaving !== null;
  const marks = [person.is_pointer && 'pointer', person.is_rising && 'rising'].filter(Boolean);
  marks.forEach((mark, at) => write(ctx, data.map.styles.marks[mark], left + CARD.width - 40 - 17 * at, top + 22, { size: 14, weight: 700, align: 'center', colour: colours.accent }));
  const nameWidth = CARD.width - nameLeft - 32 - 17 * marks.length;
  write(ctx, person.short_name, left + nameLeft, top + 22, { size: 14, weight: 600, width: nameWidth, colour: isStruck ? colours.soft : colours.ink });
  if (isStruck) strike(ctx, left + nameLeft, top + 17, Math.min(ctx.measureText(person.short_name).width, nameWidth));
  if (look.zoom < SMALL) return;
  write(ctx, person.short_title, left + 10, top + 39, { size: 11.5, colour: colours.soft, width: CARD.width - 20 });
  drawFoot(ctx, person, left, top + CARD.height - 9);
}

/** A frame around who is pointed at, by pointer or keyboard alike. */
function pointAt(ctx, left, top) {
  frame(ctx, left - 8, top - 8, CARD.width + 16, CARD.height + 16, 14);
  outline(ctx, colours.accent, 2.5, [6, 4]);
}

/** Strikes a name through: who is gone. */
function strike(ctx, x, y, width) {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + width, y);
  outline(ctx, colours.soft, 1.6);
}

/** Hides the lines behind a card, and lets what is drawn next be faint. */
function fade(ctx, left, top) {
  frame(ctx, left, top, CARD.width, CARD.height, 9);
  ctx.fillStyle = colours.ground;
  ctx.fill();
  ctx.globalAlpha = 0.3;
}

/** From far away: a block, the role's and the level's colours in it, the ring. */
function drawTiny(ctx, person, left, top) {
  ctx.fillStyle = person.is_hidden ? colours.influence : colours.line;
  ctx.fillRect(left - 2, top - 2, CARD.width + 4, CARD.height + 4);
  ctx.fillStyle = colours.card;
  ctx.fillRect(left + 6, top + 6, CARD.width - 12, CARD.height - 12);
  ctx.fillStyle = person.level === 'unknown' ? colours.line : colours[person.level];
  ctx.fillRect(left + CARD.width - 46, top + 16, 30, 30);
  ctx.fillStyle = colours.ink;
  if (person.role) ctx.fillRect(left + 16, top + 16, 30, 30);
}

function drawFrame(ctx, person, left, top, isSelected) {
  const lines = person.is_hidden ? colours.influence : colours.line;
  if (isSelected) {
    frame(ctx, left - 9, top - 9, CARD.width + 18, CARD.height + 18, 16);
    ctx.fillStyle = colours.accent;
    ctx.globalAlpha = 0.22;
    ctx.fill();
    ctx.globalAlpha = 1;
  }
  if (person.is_hidden) {
    frame(ctx, left - RING, top - RING, CARD.width + 2 * RING, CARD.height + 2 * RING, 13);
    ctx.fillStyle = colours.ground;
    ctx.fill();
    outline(ctx, lines, 2);
  }
  frame(ctx, left, top, CARD.width, CARD.height, 9);
  ctx.fillStyle = colours.card;
  ctx.fill();
  outline(ctx, isSelected ? colours.accent : lines, isSelected || person.is_hidden ? 2 : 1.2);
}

function outline(ctx, colour, width, dashes = []) {
  ctx.setLineDash(dashes);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawRole(ctx, letter, x, y) {
  frame(ctx, x, y, 19, 19, 4);
  ctx.fillStyle = colours.ink;
  ctx.fill();
  write(ctx, letter, x + 9.5, y + 14, { size: 12.5, weight: 700, colour: colours['letter-ink'], align: 'center' });
}

function drawLevel(ctx, level, x, y) {
  const isUnknown = level === 'unknown';
  ctx.beginPath();
  ctx.arc(x, y, 10, 0, 2 * Math.PI);
  ctx.fillStyle = isUnknown ? colours.card : colours[level];
  ctx.fill();
  if (isUnknown) outline(ctx, colours.neutral, 1, [2.5, 2]);
  const colour = isUnknown ? colours.unknown : colours['disc-ink'];
  write(ctx, data.map.styles.levels[level], x, y + 4.5, { size: 12.5, weight: 700, colour, align: 'center' });
}

/** Draws the lowest row: coverage, external, new, then from the right owner and competitor. */
function drawFoot(ctx, person, left, base) {
  for (let dot = 0; dot < 4; dot += 1) {
    ctx.beginPath();
    ctx.arc(left + 13 + 9 * dot, base - 3, 2.9, 0, 2 * Math.PI);
    ctx.fillStyle = colours.ink;
    if (dot < person.coverage) ctx.fill();
    outline(ctx, colours.ink, 0.9);
  }
  let right = left + CARD.width - 9;
  if (person.owner) right = writeBefore(ctx, person.owner.initials, right, base, { size: 10.5, colour: colours.soft });
  if (person.competitors.length) {
    const rivals = person.competitors.map((rival) => rival.initials).join(' ');
    right = writeBefore(ctx, `✕ ${rivals}`, right, base, { size: 11, weight: 700, colour: colours.rival, width: 44 });
  }
  const glyphs = [changeGlyph(person), notesOf.has(person.id) && data.map.styles.marks.note].filter(Boolean).join(' ');
  if (glyphs) right = writeBefore(ctx, glyphs, right, base, { size: 12, weight: 700, colour: colours.accent });
  const notes = [person.external && words('external'), person.new && words('new'), person.leaving && words('leaving')].filter(Boolean).join(' · ');
  const colour = person.new ? colours.fresh : colours.soft;
  if (notes) write(ctx, notes, left + 54, base, { size: 10.5, colour, width: right - left - 56 });
}

function writeBefore(ctx, text, right, base, look) {
  const width = look.width ?? 30;
  write(ctx, text, right, base, { ...look, width, align: 'right' });
  return right - Math.min(ctx.measureText(text).width, width) - 7;
}

/** Draws a role or a step of the project that nobody fills: dashed, with its letter and "?". */
function drawSeat(ctx, seat) {
  const { x, y } = seat[state.layout];
  const [left, top] = [x - CARD.width / 2, y - CARD.height / 2];
  frame(ctx, left, top, CARD.width, CARD.height, 9);
  outline(ctx, colours.neutral, 1.4, [6, 4]);
  if (network.getScale() < TINY) return;
  if (seat.role) drawRole(ctx, seat.role, left + 8, top + 8);
  const what = seat.role ? words(`role_${seat.role}`) : `${words('step')} ${seat.step}`;
  const nameLeft = left + (seat.role ? 32 : 10);
  write(ctx, `${what} ?`, nameLeft, top + 22, { size: 14, weight: 600, width: left + CARD.width - nameLeft - 10 });
  write(ctx, words('empty_seat'), left + 10, top + 42, { size: 11.5, colour: colours.soft });
}
