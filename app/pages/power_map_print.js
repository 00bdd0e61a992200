// Print: light, all of the map, its legend and the table; on one page where that can be read.

const PAGE = { width: 1047, height: 700 }; // A4 landscape within its margins, in CSS pixels
const SIZES = [8, 7, 6, 5, 4.5]; // of the table's letters, in CSS pixels
const ABOVE = 420; // of the heading, the picture and the legend together, as the style sheet prints them

/** Sets the table so small that it fits below the picture and the legend, if it stays legible. */
function fitOnPage() {
  const table = byId('table');
  const letters = (size) => table.style.setProperty('--letters', `${size}px`);
  const fits = SIZES.find((size) => { letters(size); return table.offsetHeight <= PAGE.height - ABOVE; });
  if (!fits) letters(SIZES[0]);
  document.body.classList.toggle('one-page', fits !== undefined);
}

function wirePrint() {
  let before = null;
  window.addEventListener('beforeprint', () => {
    before = { theme: state.theme, camera: state.camera, view: state.view };
    together(() => {
      show({ theme: 'light', view: 'map' });
      document.body.classList.add('printing');
      makeTable();
      byId('table').hidden = false;
      fitOnPage();
      showAgain();
      fitAll();
    });
    network.redraw();
  });
  window.addEventListener('afterprint', () => {
    document.body.classList.remove('printing', 'one-page');
    show({ theme: before.theme, view: before.view });
    if (before.view === 'map') showAgain();
    if (before.camera) moveCamera(before.camera);
  });
}
