// Notes that stay: shown everywhere; on a served page of what is known now, written as well.

const canWrite = data.api !== null && data.map.believed_at === null;

/** The notes about a person (null: the whole account), and the way to add one. */
function notesAbout(contact) {
  const notes = notesOf.get(contact) ?? [];
  if (!notes.length && !canWrite) return [];
  return [
    make('h3', { text: words(contact === null ? 'notes_of_account' : 'notes') }),
    make('ul', { class: 'notes' }, ...notes.map(noteItem)),
    canWrite ? make('button', { type: 'button', class: 'note-add', text: words('note_add'), on: addNote(contact) }) : null,
  ].filter((part) => part !== null);
}

function noteItem(note) {
  const said = [note.author, note.on].filter(Boolean).join(' · ');
  return make('li', { 'data-note': note.id },
    make('div', { class: 'long', dir: 'auto', text: note.text }),
    make('div', { class: 'soft', dir: 'auto', text: said }),
    canWrite ? make('span', {},
      make('button', { type: 'button', text: words('note_edit'), on: editNote(note) }),
      make('button', { type: 'button', text: words('note_remove'), on: removeNote(note) })) : null);
}

function addNote(contact) {
  return ({ currentTarget }) => {
    const id = `note-${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    const note = { id, contact, project: data.map.project?.id ?? null, on: data.map.as_of, text: '', author: null };
    currentTarget.replaceWith(noteForm(note, null));
  };
}

function editNote(note) {
  return ({ currentTarget }) => trying(currentTarget.closest('li'), async (item) => {
    const { row, tag } = await stored(note.id);
    item.replaceChildren(noteForm(row, tag));
  });
}

/** Removes a note as it was read; where it says something else by now, that is shown instead. */
function removeNote(note) {
  return ({ currentTarget }) => trying(currentTarget.closest('li'), async (item) => {
    const { row, tag } = await stored(note.id);
    if (row.text !== note.text) {
      item.replaceWith(noteItem({ ...note, ...row }), problem(words('note_changed')));
      return;
    }
    await asked('DELETE', note.id, undefined, tag);
    location.reload();
  });
}

function noteForm(note, tag) {
  const text = make('textarea', { rows: 4, maxlength: 20000, required: '', 'aria-label': words('note_text') });
  const author = make('input', { maxlength: 200, placeholder: words('note_author'), 'aria-label': words('note_author') });
  text.value = note.text;
  author.value = note.author ?? '';
  const form = make('form', { class: 'note-form' }, text, author,
    make('button', { type: 'submit', text: words('note_save') }),
    make('button', { type: 'button', text: words('note_cancel'), on: showPanel }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const kept = { ...note, text: oneLine(text.value), author: oneLine(author.value) || null };
    trying(form, async () => { await asked('PUT', note.id, kept, tag); location.reload(); });
  });
  requestAnimationFrame(() => text.focus());
  return form;
}

/** The facts' texts have no control characters: line breaks become spaces. */
const oneLine = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();

/** Does some work; what goes wrong is said after the element. */
async function trying(element, work) {
  element.querySelector('.problem')?.remove();
  try {
    await work(element);
  } catch (error) {
    element.append(problem(words('note_failed', { problem: error.message })));
  }
}

const problem = (text) => make('p', { class: 'problem', role: 'alert', dir: 'auto', text });

async function stored(id) {
  const response = await asked('GET', id);
  const { key, ...row } = await response.json();
  return { row, tag: response.headers.get('ETag') };
}

async function asked(method, id, body, tag) {
  const headers = { 'Content-Type': 'application/json', ...(tag ? { 'If-Match': tag } : {}) };
  const response = await fetch(`${data.api}/annotations/${encodeURIComponent(id)}`, { method, headers, body: body && JSON.stringify(body) });
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  throw new Error(told.detail ?? told.title ?? String(response.status));
}
