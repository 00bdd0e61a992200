// Print: light, all of the map, its legend and the table; on one page where that can be read.

const PAGE = { width: 1047, height: 700 }; // A4 landscape within its margins, in CSS pixels
const SMALLEST = 0.5;
const LEAST_PICTURE = 300;

/** Scales the table into what the picture and the legend leave of the page, if it stays legible. */
function fitOnPage() {
  const table = byId('table');
  table.style.zoom = 1;
  const room = PAGE.height - LEAST_PICTURE - byId('map').querySelector('.legend').offsetHeight - 60;
  const zoom = Math.min(PAGE.width / table.scrollWidth, room / table.scrollHeight, 1);
  document.body.classList.toggle('one-page', zoom >= SMALLEST);
  table.style.zoom = zoom >= SMALLEST ? zoom : Math.min(PAGE.width / table.scrollWidth, 1);
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
    show({ theme: before.theme, view: before.view });
    if (before.view === 'map') showAgain();
    if (before.camera) moveCamera(before.camera);
  });
}
