// The time axes of the waterfalls, and their visible parts: each has its own, or all have a common one.

const full = Math.max(1e-3, ...runs.map(run => run.exit)) * 1.01;
const leastSpan = 2e-4;

const view = { together: false, byThread: false, queue: true, at: full, paper: false };

class Axis {
  constructor(end) {
    this.end = end;
    this.from = 0;
    this.to = end;
  }

  show(from, to) {
    const span = Math.min(this.end, Math.max(leastSpan, to - from));
    this.from = Math.max(0, Math.min(this.end - span, from));
    this.to = this.from + span;
    viewChanged(this);
  }

  showAll() {
    this.show(0, this.end);
  }

  zoom(factor, around = (this.from + this.to) / 2) {
    this.show(around - (around - this.from) / factor, around + (this.to - around) / factor);
  }

  pan(share) {
    const by = (this.to - this.from) * share;
    this.show(this.from + by, this.to + by);
  }

  /** Brings a range of time into view, as far as there is room. */
  reveal(from, to) {
    const span = this.to - this.from;
    if (to - from > span || from < this.from) this.show(from - span * 0.1, from + span * 0.9);
    else if (to > this.to) this.show(to - span * 0.9, to + span * 0.1);
  }
}

const common = new Axis(full);

/** A step of 1, 2 or 5 times a power of ten, so that at most the given number fits into the span. */
function niceStep(span, most) {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find(times => times * power >= rough * 0.999);
}
