// Checkboxes that hide contenders in the bars, the tables and the waterfalls.

const hiddenContenders = new Set();

/** A row about several contenders is hidden with any of them. */
function applyFilter() {
  for (const part of all('[data-contenders]')) part.hidden = part.dataset.contenders.split(' ').some(one => hiddenContenders.has(one));
  for (const plot of plots) if (!plot.isHidden) plot.layOut();
  for (const one of arrivals) one.update();
  draw();
}

function offerFilter() {
  const bars = all('.bars > li');
  if (bars.length < 2) return;
  const summary = element('summary');
  const boxes = bars.map(bar => element('input', { type: 'checkbox', value: bar.dataset.contenders }));
  const say = () => {
    const shown = boxes.filter(box => box.checked).length;
    summary.textContent = shown === boxes.length ? 'Choose contenders' : `${whole(shown)} of ${whole(boxes.length)} contenders`;
  };
  const set = (box, isShown) => {
    box.checked = isShown;
    if (isShown) hiddenContenders.delete(box.value);
    else hiddenContenders.add(box.value);
  };
  const setAll = isShown => {
    for (const box of boxes) set(box, isShown);
    say();
    applyFilter();
  };
  boxes.forEach(box => {
    box.checked = true;
    box.addEventListener('change', () => {
      set(box, box.checked);
      say();
      applyFilter();
    });
  });
  say();
  const button = (text, isShown) => {
    const made = element('button', { type: 'button' }, text);
    made.addEventListener('click', () => setAll(isShown));
    return made;
  };
  document.querySelector('.head').append(element('details', { class: 'filter' }, summary,
    element('fieldset', {}, element('legend', { class: 'sr' }, 'Contenders shown'),
      ...boxes.map((box, place) => element('label', {}, box, bars[place].querySelector('.name').textContent)),
      button('All', true), button('None', false))));
}
