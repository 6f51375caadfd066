// Starts the page.

function layOutAll() {
  readPalette();
  for (const plot of plots) plot.layOut();
}

/** Paper is light, and shows everything. */
function setPaper(paper) {
  if (view.paper === paper) return;
  view.paper = paper;
  document.documentElement.classList.toggle('printing', paper);
  if (paper) for (const one of arrivals) one.build();
  layOutAll();
  // Not in the next frame, because printing starts at once.
  for (const plot of plots) paint(plot);
}

function start() {
  // Without runs there is nothing to draw.
  section.hidden = runs.length === 0;
  readPalette();
  definePictures();
  offerSpeeds();
  attachControls();
  for (const plot of plots) attachPointing(plot);
  for (const details of document.querySelectorAll('details.requests')) details.addEventListener('toggle', () => buildTable(details));

  const near = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) arrivals.find(one => one.list === entry.target)?.build();
  }, { rootMargin: '300px' });
  for (const one of arrivals) near.observe(one.list);

  addEventListener('scroll', draw, { passive: true });

  const resized = new ResizeObserver(() => {
    if (view.paper) return;
    for (const plot of plots) if (plot.canvas.parentElement.clientWidth !== Math.round(plot.width / plot.scale) || plot.scale !== devicePixelRatio) plot.layOut();
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
  viewChanged();
}

start();
