// The waterfall of one contender: the positions of its rows.

const steps = (count, ...heights) => heights.find(([most]) => count <= most)[1];

// In CSS pixels: one for each of the 676 codes; more lanes than that share.
const tallest = 680;

class Plot {
  constructor(canvas, run) {
    this.canvas = canvas;
    this.over = canvas.nextElementSibling;
    this.run = run;
    this.own = new Axis(Math.max(1e-3, run.exit) * 1.01);
    this.selected = -1;
    this.hovered = -1;
  }

  get axis() {
    return view.together ? common : this.own;
  }

  /** The visible part of the axis. On paper it is everything. */
  get visible() {
    return view.paper ? { from: 0, to: this.axis.end } : this.axis;
  }

  /** Whether its contender is hidden. */
  get isHidden() {
    return this.canvas.closest('.run').hidden;
  }

  /** Fits the canvas to the page. All sizes below are in device pixels. */
  layOut() {
    const { run } = this;
    const width = view.paper ? 680 : this.canvas.parentElement.clientWidth;
    const scale = view.paper ? 3 : window.devicePixelRatio || 1;
    const px = length => Math.round(length * scale);
    this.scale = scale;
    this.px = px;
    this.left = px(width < 500 ? 34 : 76);
    this.right = px(width - 8);
    this.top = px(26);
    this.laneHeight = this.rowHeight(run.lanes, [4, 22], [12, 17], [32, 15], [64, 8], [128, 5], [300, 2], [Infinity, 1]);
    this.threadHeight = this.rowHeight(run.threads.length, [4, 14], [12, 12], [32, 8], [64, 5], [160, 3], [Infinity, 1]);
    this.laneBottom = Math.ceil(this.top + Math.min(run.lanes * this.laneHeight, px(tallest)));
    this.threadTop = this.laneBottom + px(24);
    this.threadBottom = Math.ceil(this.threadTop + Math.max(1, run.threads.length) * this.threadHeight);
    this.width = px(width);
    this.height = this.threadBottom + px(4);
    for (const canvas of [this.canvas, this.over]) {
      canvas.width = this.width;
      canvas.height = this.height;
      canvas.style.height = `${this.height / scale}px`;
    }
    this.context = this.canvas.getContext('2d');
    this.isStale = true;
  }

  rowHeight(count, ...heights) {
    // Paper is read from a shorter distance than a screen.
    const wanted = Math.max(1, this.px(steps(Math.max(1, count), ...heights) * (view.paper ? 0.75 : 1)));
    return Math.max(1, count) * wanted <= this.px(tallest) ? wanted : this.px(tallest) / count;
  }

  /** The position of a moment, in device pixels. */
  x(seconds) {
    const { from, to } = this.visible;
    return this.left + (seconds - from) / (to - from) * (this.right - this.left);
  }

  /** The moment under a position in CSS pixels. */
  secondsAt(x) {
    const { from, to } = this.visible;
    return from + (x * this.scale - this.left) / (this.right - this.left) * (to - from);
  }

  laneTop(lane) {
    return this.top + lane * this.laneHeight;
  }

  /** The painted part of a row. The rest separates it from the next one. */
  inner(height) {
    const tall = height / this.scale;
    return Math.max(1, Math.floor(height - (tall >= 11 ? this.px(2) : tall >= 3 ? Math.max(1, this.px(0.75)) : 0)));
  }

  /** The place in a lane of its first bar that ends after a moment. */
  firstAfter(lane, seconds) {
    const { at, items } = this.run.byLane;
    return firstFrom(at[lane], at[lane + 1], i => this.run.end[items[i]] <= seconds);
  }

  /** The request under a position in CSS pixels; -1 if there is none. */
  barAt(x, y) {
    const lane = Math.floor((y * this.scale - this.top) / this.laneHeight);
    if (lane < 0 || lane >= this.run.lanes || y * this.scale >= this.laneBottom) return -1;
    const { at, items } = this.run.byLane;
    const seconds = this.secondsAt(x);
    const place = this.firstAfter(lane, seconds);
    // A narrow bar is hard to hit, so the nearest one within three pixels counts.
    let best = -1;
    let nearest = 3 * this.scale;
    for (const i of [place - 1, place]) {
      if (i < at[lane] || i >= at[lane + 1]) continue;
      const bar = items[i];
      const away = Math.max(this.x(this.run.start[bar]) - x * this.scale, x * this.scale - this.x(this.run.end[bar]), 0);
      if (away < nearest) [best, nearest] = [bar, away];
    }
    return best;
  }

  /** The mark of a thread under a position in CSS pixels; -1 if there is none. */
  markAt(x, y) {
    const { run } = this;
    const thread = Math.floor((y * this.scale - this.threadTop) / this.threadHeight);
    if (thread < 0 || thread >= run.threads.length) return -1;
    const { at, items } = run.byThread;
    const seconds = this.secondsAt(x);
    const place = firstFrom(at[thread], at[thread + 1], i => run.markTime[items[i]] < seconds);
    const near = [place - 1, place].filter(i => i >= at[thread] && i < at[thread + 1]).map(i => items[i]);
    const away = mark => Math.abs(this.x(run.markTime[mark]) - x * this.scale);
    const best = near.sort((one, other) => away(one) - away(other))[0];
    return best !== undefined && away(best) <= 4 * this.scale ? best : -1;
  }
}

const plots = [...document.querySelectorAll('canvas[data-run]')].map(canvas => new Plot(canvas, runs[canvas.dataset.run]));
