// Draws a waterfall. Only the visible part is processed. The overlay has a separate canvas.

function paint(plot) {
  const { context, px } = plot;
  context.globalAlpha = 1;
  context.fillStyle = palette.page;
  context.fillRect(0, 0, plot.width, plot.height);
  plot.noThread = hatch(context, palette.noThread, plot.scale);
  context.textBaseline = 'middle';
  plot.family = getComputedStyle(plot.canvas).fontFamily;
  context.font = `${px(11)}px ${plot.family}`;
  paintAxis(plot);
  paintEdges(plot);
  paintLanes(plot);
  paintThreads(plot);
  plot.isStale = false;
  paintOver(plot);
}

function paintAxis(plot) {
  const { context, px } = plot;
  const { from, to } = plot.visible;
  const step = niceStep(to - from, (plot.right - plot.left) / px(80));
  context.fillStyle = palette.soft;
  context.textAlign = 'left';
  context.fillText(plot.left > px(40) ? 'slot' : '', 0, px(12));
  context.textAlign = 'center';
  const labels = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to; i++) {
    const x = Math.round(plot.x(i * step));
    context.fillStyle = palette.grid;
    context.fillRect(x, px(20), Math.max(1, px(0.75)), plot.threadBottom - px(20));
    context.fillStyle = palette.soft;
    labels.push(moment(i * step, step));
    // The outermost labels stay within the waterfall.
    const half = context.measureText(labels.at(-1)).width / 2;
    context.fillText(labels.at(-1), Math.min(x, plot.width - half), px(12));
  }
  plot.canvas.dataset.axis = labels.join(' ');
}

/** Before the first item and after the last outcome the program itself starts and ends. */
function paintEdges(plot) {
  const { context, px, run } = plot;
  context.globalAlpha = 1;
  for (const [from, to, text] of [[0, run.from, 'program starts'], [run.to, run.exit, 'program ends']]) {
    const left = Math.max(plot.left, Math.round(plot.x(from)));
    const right = Math.min(plot.right, Math.round(plot.x(to)));
    if (right <= left) continue;
    context.fillStyle = palette.edge.style;
    context.fillRect(left, plot.top, right - left, plot.laneBottom - plot.top);
    context.fillRect(left, plot.threadTop, right - left, plot.threadBottom - plot.threadTop);
    if (context.measureText(text).width + px(8) > right - left) continue;
    context.fillStyle = palette.ink;
    context.textAlign = 'center';
    context.fillText(text, (left + right) / 2, (plot.top + plot.laneBottom) / 2);
  }
}

function paintLanes(plot) {
  const { context, run, px } = plot;
  const row = new Row(context, plot.left, plot.right);
  const { from, to } = plot.visible;
  plot.isWide = run.typical / (to - from) * (plot.right - plot.left) > 8 * plot.scale;
  const together = plot.laneHeight >= 1 ? 1 : Math.ceil(1 / plot.laneHeight);
  if (together > 1) return paintTogether(plot, row, together);
  const inner = plot.inner(plot.laneHeight);
  const isTall = plot.laneHeight / plot.scale >= 11;
  const line = isTall ? Math.max(1, px(1.5)) : 1;
  for (let lane = 0; lane < run.lanes; lane++) {
    const top = Math.round(plot.laneTop(lane));
    if (view.queue) {
      row.open(isTall ? top + inner - line : top + (inner >> 1), line);
      for (const [from, to] of run.queues[lane]) row.add(plot.x(from), plot.x(to), palette.queued);
      row.close();
    }
    const height = isTall ? inner - line - Math.max(1, px(0.5)) : inner;
    row.open(top, height);
    eachVisible(plot, lane, bar => paintBar(plot, row, bar));
    row.close();
    context.globalAlpha = 1;
    if (view.byThread && run.awaits !== false) paintTicks(plot, lane, top, height);
    if (plot.laneHeight >= px(3)) paintErrors(plot, lane, top, height);
    if (height < px(8)) continue;
    context.font = `${Math.min(px(11), height)}px ${plot.family}`;
    eachVisible(plot, lane, bar => paintLabel(plot, bar, top + height / 2 + px(0.5)));
  }
  context.font = `${px(11)}px ${plot.family}`;
  paintRowNames(plot, run.lanes, plot.top, plot.laneHeight, lane => whole(lane + 1));
}

/** A request that ended with an error has a coloured edge below. */
function paintErrors(plot, lane, top, height) {
  const { run, context, px } = plot;
  const line = Math.max(1, px(height >= px(7) ? 2 : 1));
  context.fillStyle = palette.bad;
  eachVisible(plot, lane, bar => {
    if (run.status[bar] !== 2) return;
    const from = Math.max(plot.left, Math.round(plot.x(run.start[bar])));
    const to = Math.min(plot.right, Math.round(plot.x(run.end[bar])));
    if (to > from) context.fillRect(from, top + height - line, to - from, line);
  });
}

function eachVisible(plot, lane, action) {
  const { from, to } = plot.visible;
  const { at, items } = plot.run.byLane;
  for (let i = plot.firstAfter(lane, from); i < at[lane + 1] && plot.run.start[items[i]] < to; i++) action(items[i]);
}

function colourOf(plot, segment) {
  if (!view.byThread) return palette.phases[plot.run.phase[segment]];
  const owner = plot.run.owner[segment];
  if (owner !== NoThread) return threadColour(owner);
  // Hatched means that no thread is held, which is not known of another program.
  return plot.run.awaits === null ? palette.noThread : plot.noThread;
}

function paintBar(plot, row, bar) {
  const { run } = plot;
  let from = plot.x(run.start[bar]);
  const isWide = plot.isWide && plot.x(run.end[bar]) - from > 3 * plot.scale;
  // A wide bar begins a pixel later, so that adjacent bars can be distinguished.
  const least = isWide ? Math.ceil(from) + Math.max(1, plot.px(0.75)) : from;
  for (let i = run.segmentAt[bar]; i < run.segmentAt[bar + 1]; i++) {
    const to = plot.x(run.segmentEnd[i]);
    if (to > least) row.add(Math.max(from, least), to, colourOf(plot, i));
    from = to;
  }
}

function paintTicks(plot, lane, top, height) {
  const { run, context } = plot;
  const width = Math.max(1, plot.px(1.5));
  eachVisible(plot, lane, bar => {
    let last = -Infinity;
    let lastThread = NoThread;
    for (let i = run.markAt[bar]; i < run.markAt[bar + 1]; i++) {
      const thread = run.markThread[i];
      const x = Math.round(plot.x(run.markTime[i]) - width / 2);
      if (thread < 0 || x < plot.left || x + width > plot.right || (x < last + width && thread === lastThread)) continue;
      context.fillStyle = threadColour(thread).style;
      context.fillRect(x, top, width, height);
      last = x;
      lastThread = thread;
    }
  });
}

function paintLabel(plot, bar, middle) {
  const { run, context, px } = plot;
  let widest = -1;
  let room = px(26);
  let left = 0;
  for (let i = run.segmentAt[bar]; i < run.segmentAt[bar + 1]; i++) {
    const from = Math.max(plot.left, plot.x(run.segmentStart[i]));
    const width = Math.min(plot.right, plot.x(run.segmentEnd[i])) - from;
    if (width > room) [widest, room, left] = [i, width, from];
  }
  if (widest < 0) return;
  const text = labelOf(run, bar);
  const wide = context.measureText(text).width;
  if (wide + px(10) > room) return;
  const isNoThread = view.byThread && run.owner[widest] === NoThread;
  if (isNoThread) {
    context.fillStyle = palette.page;
    context.fillRect(left + px(4), middle - px(5), wide + px(4), px(9.5));
  }
  context.fillStyle = isNoThread ? palette.ink : colourOf(plot, widest).text;
  context.textAlign = 'left';
  context.fillText(text, left + px(6), middle);
}

/** Draws so many lanes that several share a row of pixels. */
function paintTogether(plot, row, together) {
  const { run } = plot;
  const blend = new Blend(plot.left, plot.right);
  for (let first = 0; first < run.lanes; first += together) {
    blend.clear();
    const lanes = Math.min(together, run.lanes - first);
    for (let lane = first; lane < first + lanes; lane++) eachVisible(plot, lane, bar => paintBar(plot, blend, bar));
    const top = Math.round(plot.laneTop(first));
    row.open(top, Math.max(1, Math.round(plot.laneTop(first + lanes)) - top));
    blend.paint(row, lanes);
  }
  plot.context.globalAlpha = 1;
  paintRowNames(plot, run.lanes, plot.top, plot.laneHeight, lane => whole(lane + 1));
}

function paintThreads(plot) {
  const { context, run, px } = plot;
  context.globalAlpha = 1;
  context.fillStyle = palette.soft;
  context.textAlign = 'left';
  const known = run.threads.length > 0;
  context.fillText(
    known ? `${run.threads.length === 1 ? 'the thread' : `the ${whole(run.threads.length)} threads`} that ran its code` : 'its threads are not known',
    plot.left, plot.threadTop - px(10));
  const row = new Row(context, plot.left, plot.right);
  const inner = plot.inner(plot.threadHeight);
  const { from, to } = plot.visible;
  for (let thread = 0; thread < run.threads.length; thread++) {
    const top = Math.round(plot.threadTop + thread * plot.threadHeight);
    const colour = threadColour(thread);
    if (plot.threadHeight >= px(3)) {
      context.globalAlpha = 1;
      context.fillStyle = palette.grid;
      context.fillRect(plot.left, top + (inner >> 1), plot.right - plot.left, 1);
    }
    row.open(top, inner);
    for (const [begin, end] of run.held[thread]) if (end > from && begin < to) row.add(plot.x(begin), plot.x(end), colour);
    row.close();
    paintMoments(plot, thread, top, inner, colour);
  }
  context.globalAlpha = 1;
  const isWide = plot.left > px(40);
  if (known) paintRowNames(plot, run.threads.length, plot.threadTop, plot.threadHeight, thread => `${isWide ? 'thread ' : ''}${run.threads[thread]}`, 1);
}

/** Draws a stroke for each moment at which the thread ran code. Strokes that share a pixel are darker. */
function paintMoments(plot, thread, top, height, colour) {
  const { run, context } = plot;
  const { from, to } = plot.visible;
  const { at, items } = run.byThread;
  const width = Math.max(1, plot.px(1));
  context.fillStyle = colour.style;
  let column = -1;
  let count = 0;
  const flush = () => {
    if (count === 0) return;
    context.globalAlpha = run.awaits === false ? 1 : Math.min(1, 0.6 + count * 0.1);
    context.fillRect(column, top, width, height);
  };
  for (let i = firstFrom(at[thread], at[thread + 1], i => run.markTime[items[i]] < from); i < at[thread + 1]; i++) {
    const seconds = run.markTime[items[i]];
    if (seconds > to) break;
    const x = Math.floor(plot.x(seconds) / width) * width;
    if (x !== column) {
      flush();
      column = x;
      count = 0;
    }
    count++;
  }
  flush();
}

/** Names of rows beside them, as many as there is room for. */
function paintRowNames(plot, count, top, height, name, least = 0) {
  const { context, px } = plot;
  let step = 1;
  while (step * height < px(12)) step *= step.toString().startsWith('1') ? 5 : 2;
  context.fillStyle = palette.soft;
  context.textAlign = 'right';
  for (let i = 0; i < count; i += i === 0 && !least && step > 1 ? step - 1 : step)
    context.fillText(name(i), plot.left - px(7), top + i * height + Math.max(height, px(8)) / 2);
}

/** Draws what changes often: the shown moment, and the selected request. */
function paintOver(plot) {
  const { over, px, run } = plot;
  const context = over.getContext('2d');
  context.clearRect(0, 0, plot.width, plot.height);
  plot.isOverStale = false;
  if (view.paper) return;
  for (const [bar, width] of [[plot.hovered, 1], [plot.selected, 2]]) {
    if (bar < 0) continue;
    const left = Math.max(plot.left - 1, plot.x(run.start[bar]));
    const right = Math.min(plot.right + 1, plot.x(run.end[bar]));
    if (right < plot.left || left > plot.right) continue;
    context.strokeStyle = palette.ink;
    context.lineWidth = px(width);
    const top = Math.round(plot.laneTop(run.lane[bar]));
    context.strokeRect(left - px(1), top - px(1), Math.max(px(3), right - left) + px(2), plot.inner(plot.laneHeight) + px(2));
    context.fillStyle = palette.ink;
    for (let i = run.markAt[bar]; i < run.markAt[bar + 1]; i++) {
      const x = plot.x(run.markTime[i]);
      const thread = run.markThread[i];
      if (thread < 0 || x < plot.left || x > plot.right) continue;
      context.fillRect(x - px(0.75), plot.threadTop + thread * plot.threadHeight - px(2), px(1.5), plot.inner(plot.threadHeight) + px(4));
    }
  }
  const x = plot.x(view.at);
  if (view.at < full && x >= plot.left && x <= plot.right) {
    context.fillStyle = palette.accent;
    context.fillRect(Math.round(x), px(20), Math.max(1, px(2)), plot.threadBottom - px(20));
  }
}
