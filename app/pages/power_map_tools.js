// Dates, language and the link to exactly this view.

const DATES = { as_of: data.map.as_of, believed_at: '', compare: '', compare_believed_at: '' };

function makeDates() {
  const query = new URLSearchParams(location.search);
  for (const [name, otherwise] of Object.entries(DATES)) byId(`date-${name}`).value = (query.get(name) ?? otherwise).slice(0, 10);
  byId('dates').hidden = location.protocol === 'file:';
  byId('dates').querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    for (const name of Object.keys(DATES)) {
      const { value } = byId(`date-${name}`);
      if (value) query.set(name, value); else query.delete(name);
    }
    location.assign(`?${query}${location.hash}`);
  });
}

function otherLanguage(event) {
  const query = new URLSearchParams(location.search);
  query.set('lang', new URLSearchParams(event.currentTarget.getAttribute('href')).get('lang'));
  event.currentTarget.href = `?${query}${location.hash}`;
}

/** The address of this view on any day: today's date and the page's language are in it. */
function exactLink() {
  if (location.protocol === 'file:') return location.href;
  const url = new URL(location.href);
  const { as_of: day, language, project } = data.map;
  for (const [name, value] of Object.entries({ as_of: day, lang: language, project: project?.id })) {
    if (value && !url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url.href;
}

/** Copies the link; where the browser does not allow that, shows it to be copied. */
async function copyLink() {
  const link = exactLink();
  try {
    await navigator.clipboard.writeText(link);
    byId('said').textContent = words('copied');
  } catch {
    byId('link').value = link;
    byId('link').hidden = false;
    byId('link').select();
  }
}

function wireTools() {
  makeDates();
  byId('language').addEventListener('click', otherLanguage);
  byId('language').hidden = location.protocol === 'file:';
  byId('copy').addEventListener('click', copyLink);
}
