// Paints a row of ranges with exact coverage: a column of pixels that several ranges share gets a mixture of their colours, so that
// a range narrower than a pixel is neither lost nor wider than it is.

const mixtures = new Map();

/** A colour with 32 levels for each channel: enough for a mixture, and few enough that most rectangles merge. */
function mixture(red, green, blue) {
  const key = (red >> 3) << 10 | (green >> 3) << 5 | blue >> 3;
  let found = mixtures.get(key);
  if (!found) mixtures.set(key, found = { style: `rgb(${red & 248 | 4} ${green & 248 | 4} ${blue & 248 | 4})` });
  return found;
}

class Row {
  constructor(context, left, right) {
    this.context = context;
    this.left = left;
    this.right = right;
    this.column = -1;
    this.run = null;
  }

  open(top, height) {
    this.top = top;
    this.height = height;
  }

  /** Adds a range in device pixels. The ranges of a row come from left to right, and do not overlap. */
  add(from, to, colour) {
    from = Math.max(from, this.left);
    to = Math.min(to, this.right);
    if (to <= from) return;
    const first = Math.floor(from);
    const last = Math.floor(to);
    if (first === last) return this.share(first, to - from, colour);
    if (from > first) this.share(first, first + 1 - from, colour);
    const begin = from > first ? first + 1 : first;
    if (last > begin) this.fill(begin, last, 1, colour);
    if (to > last) this.share(last, to - last, colour);
  }

  close() {
    this.mix();
    this.flush();
  }

  share(column, weight, colour) {
    if (this.column !== column) {
      this.mix();
      this.column = column;
      this.weight = this.red = this.green = this.blue = 0;
      this.only = colour;
    }
    if (this.only !== colour) this.only = null;
    this.weight += weight;
    this.red += weight * colour.red;
    this.green += weight * colour.green;
    this.blue += weight * colour.blue;
  }

  mix() {
    if (this.column < 0) return;
    const { column, weight } = this;
    this.column = -1;
    const colour = this.only ?? mixture(this.red / weight, this.green / weight, this.blue / weight);
    // A very short request stays visible too.
    this.fill(column, column + 1, weight > 0.97 ? 1 : Math.max(0.3, Math.round(weight * 8) / 8), colour, true);
  }

  fill(from, to, alpha, colour, mixed = false) {
    if (!mixed) this.mix();
    if (this.run === colour && this.runAlpha === alpha && this.runEnd === from) {
      this.runEnd = to;
      return;
    }
    this.flush();
    this.run = colour;
    this.runAlpha = alpha;
    this.runStart = from;
    this.runEnd = to;
  }

  flush() {
    if (!this.run) return;
    this.context.globalAlpha = this.runAlpha;
    this.context.fillStyle = this.run.style;
    this.context.fillRect(this.runStart, this.top, this.runEnd - this.runStart, this.height);
    this.run = null;
  }
}

/** The mean of several lanes in one row of pixels. */
class Blend {
  constructor(left, right) {
    this.left = left;
    this.width = right - left;
    [this.red, this.green, this.blue, this.weight] = Array.from({ length: 4 }, () => new Float32Array(this.width));
  }

  clear() {
    for (const sums of [this.red, this.green, this.blue, this.weight]) sums.fill(0);
  }

  add(from, to, colour) {
    from = Math.max(0, from - this.left);
    to = Math.min(this.width, to - this.left);
    for (let column = Math.floor(from); column < to; column++) {
      const share = Math.min(to, column + 1) - Math.max(from, column);
      this.weight[column] += share;
      this.red[column] += share * colour.red;
      this.green[column] += share * colour.green;
      this.blue[column] += share * colour.blue;
    }
  }

  paint(row, lanes) {
    for (let column = 0; column < this.width; column++) {
      const weight = this.weight[column];
      if (weight <= 0) continue;
      const colour = mixture(this.red[column] / weight, this.green[column] / weight, this.blue[column] / weight);
      row.fill(this.left + column, this.left + column + 1, Math.max(0.15, Math.min(1, Math.round(weight / lanes * 8) / 8)), colour);
    }
    row.close();
  }
}
