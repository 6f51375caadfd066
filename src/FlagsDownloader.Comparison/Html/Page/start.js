// Starts the page.

function layOutAll() {
  readPalette();
  for (const plot of plots) if (!plot.isHidden) plot.layOut();
}

function buildArrivals() {
  for (const one of arrivals) one.build();
}

/** Paper is light, and shows everything. */
function setPaper(paper) {
  if (view.paper === paper) return;
  view.paper = paper;
  document.documentElement.classList.toggle('printing', paper);
  if (paper) buildArrivals();
  layOutAll();
  // Not in the next frame, because printing starts at once.
  for (const plot of plots) if (!plot.isHidden) paint(plot);
}

/** The legend has the phases that occur. Its explanations are folded where they would push the waterfalls down. */
function fitLegend() {
  const shown = new Set(runs.flatMap(run => Array.from(new Set(run.phase), phase => Phases[phase].style)));
  for (const key of all('.legend [data-style]')) key.hidden = !shown.has(key.dataset.style);
  document.querySelector('.legend .more').open = matchMedia('(min-width: 75rem)').matches;
}

function start() {
  // Without runs there is nothing to draw.
  for (const part of all('.charts, .race, .scripted')) part.hidden = runs.length === 0;
  fitLegend();
  layOutAll();
  definePictures();
  offerSpeeds();
  attachControls();
  makeSortable();
  offerFilter();
  for (const plot of plots) attachPointing(plot);
  for (const details of document.querySelectorAll('details.requests')) details.addEventListener('toggle', () => buildTable(details));

  const near = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) arrivals.find(one => one.list === entry.target)?.build();
  }, { rootMargin: '300px' });
  for (const one of arrivals) near.observe(one.list);

  // What is built on the way to a part would push that part out of the window.
  for (const link of all('nav a')) link.addEventListener('click', buildArrivals);

  addEventListener('scroll', draw, { passive: true });

  const resized = new ResizeObserver(() => {
    if (view.paper) return;
    for (const plot of plots) if (!plot.isHidden && plot.canvas.parentElement.clientWidth !== Math.round(plot.width / plot.scale) || plot.scale !== devicePixelRatio) plot.layOut();
    draw();
  });
  for (const plot of plots) resized.observe(plot.canvas.parentElement);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    readPalette();
    repaint();
  });
  const paper = matchMedia('print');
  paper.addEventListener('change', () => setPaper(paper.matches));
  addEventListener('beforeprint', () => setPaper(true));
  addEventListener('afterprint', () => setPaper(false));

  goTo(full);
  sayRange();

  // The browser has looked for the part of the address before the others were there.
  if (location.hash) {
    buildArrivals();
    control(location.hash.slice(1))?.scrollIntoView();
  }
}

start();
