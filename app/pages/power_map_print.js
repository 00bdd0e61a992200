// Print: light, all of the map, its legend and the table; on one page where that can be read.

const PAGE = { width: 1047, height: 700 }; // A4 landscape within its margins, in CSS pixels
const SCALES = [1, 0.9, 0.8, 0.7, 0.6, 0.5];
const LEAST_PICTURE = 300;

/** Scales the table into what the picture and the legend leave of the page, if it stays legible. */
function fitOnPage() {
  const table = byId('table');
  const room = PAGE.height - LEAST_PICTURE - byId('map').querySelector('.legend').offsetHeight - 60;
  const fits = SCALES.find((scale) => { scaleTable(scale); return table.getBoundingClientRect().height <= room; });
  if (!fits) scaleTable(1);
  document.body.classList.toggle('one-page', fits !== undefined);
}

function scaleTable(scale) {
  byId('table').style.zoom = scale;
  byId('table').style.width = `${PAGE.width / scale}px`;
}

function wirePrint() {
  let before = null;
  window.addEventListener('beforeprint', () => {
    before = { theme: state.theme, camera: state.camera, view: state.view };
    show({ theme: 'light', view: 'map' });
    document.body.classList.add('printing');
    byId('table').hidden = false;
    fitOnPage();
    showAgain();
    fitAll();
  });
  window.addEventListener('afterprint', () => {
    document.body.classList.remove('printing', 'one-page');
    byId('table').style.zoom = '';
    byId('table').style.width = '';
    show({ theme: before.theme, view: before.view });
    if (before.view === 'map') showAgain();
    if (before.camera) moveCamera(before.camera);
  });
}
