// The common time axis of all waterfalls, and its visible part.

const full = Math.max(1e-3, ...runs.map(run => run.exit)) * 1.01;
const leastSpan = 2e-4;

const view = { from: 0, to: full, byThread: false, queue: true, at: full, paper: false };

/** The visible part. On paper it is everything. */
const visible = () => view.paper ? { from: 0, to: full } : view;

function show(from, to) {
  const span = Math.min(full, Math.max(leastSpan, to - from));
  view.from = Math.max(0, Math.min(full - span, from));
  view.to = view.from + span;
  viewChanged();
}

function zoom(factor, around = (view.from + view.to) / 2) {
  show(around - (around - view.from) / factor, around + (view.to - around) / factor);
}

const pan = share => show(view.from + (view.to - view.from) * share, view.to + (view.to - view.from) * share);

/** Brings a range of time into view, as far as there is room. */
function reveal(from, to) {
  const span = view.to - view.from;
  if (to - from > span || from < view.from) show(from - span * 0.1, from + span * 0.9);
  else if (to > view.to) show(to - span * 0.9, to + span * 0.1);
}

/** A step of 1, 2 or 5 times a power of ten, so that at most the given number fits into the span. */
function niceStep(span, most) {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find(times => times * power >= rough * 0.999);
}
