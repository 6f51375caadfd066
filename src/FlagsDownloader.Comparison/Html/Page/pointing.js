// Mouse, touch and keys on a waterfall.

function attachPointing(plot) {
  const { canvas, run } = plot;
  let grabbed = null;
  let isDragged = false;
  const position = event => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener('wheel', event => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      plot.axis.zoom(1.0015 ** -event.deltaY, plot.secondsAt(position(event)[0]));
    } else if (event.deltaX !== 0 || event.shiftKey) {
      event.preventDefault();
      plot.axis.pan((event.deltaX || event.deltaY) / canvas.clientWidth);
    }
  }, { passive: false });

  canvas.addEventListener('pointerdown', event => {
    grabbed = { x: event.clientX, from: plot.axis.from, to: plot.axis.to };
    isDragged = false;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (grabbed && (isDragged || Math.abs(event.clientX - grabbed.x) > 3)) {
      isDragged = true;
      const moved = (event.clientX - grabbed.x) * plot.scale / (plot.right - plot.left) * (grabbed.to - grabbed.from);
      hideTip();
      return plot.axis.show(grabbed.from - moved, grabbed.to - moved);
    }
    const [x, y] = position(event);
    const mark = plot.markAt(x, y);
    hover(plot, mark < 0 ? plot.barAt(x, y) : run.markBar[mark], event, mark);
  });
  canvas.addEventListener('pointerup', event => {
    grabbed = null;
    if (isDragged) return;
    select(plot, plot.barAt(...position(event)));
    if (plot.selected >= 0) showTip(run, plot.selected, event.clientX, event.clientY);
  });
  canvas.addEventListener('pointercancel', () => { grabbed = null; });
  canvas.addEventListener('pointerleave', event => { if (!grabbed) hover(plot, -1, event); });

  canvas.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey || !press(plot, event)) return;
    event.preventDefault();
  });
  canvas.addEventListener('focus', () => {
    if (canvas.matches(':focus-visible')) tell(plot, plot.selected < 0 ? run.byLane.items[0] ?? -1 : plot.selected);
  });
  canvas.addEventListener('blur', () => {
    hideTip();
    select(plot, -1);
  });
}

function hover(plot, bar, event, mark = -1) {
  if (bar !== plot.hovered) {
    plot.hovered = bar;
    paintOver(plot);
  }
  if (bar >= 0) showTip(plot.run, bar, event.clientX, event.clientY, mark);
  else hideTip();
}

function select(plot, bar) {
  plot.selected = bar;
  paintOver(plot);
}

/** Selects a request by key: scrolls to it, shows it, and announces it. */
function tell(plot, bar) {
  if (bar < 0) return;
  const { run, canvas } = plot;
  plot.selected = bar;
  plot.hovered = -1;
  plot.axis.reveal(run.start[bar], run.end[bar]);
  paintOver(plot);
  live.textContent = inWords(run, bar);
  const box = canvas.getBoundingClientRect();
  const x = Math.min(plot.right, Math.max(plot.left, plot.x(run.end[bar])));
  showTip(run, bar, box.left + x / plot.scale, box.top + plot.laneTop(run.lane[bar]) / plot.scale);
}

/** Handles a key; whether it has a meaning. */
function press(plot, event) {
  const { run, selected } = plot;
  const { at, items } = run.byLane;
  if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    plot.axis.pan(event.key === 'ArrowLeft' ? -0.15 : 0.15);
    return true;
  }
  switch (event.key) {
    case '+': case '=': plot.axis.zoom(1.6, centre(plot)); return true;
    case '-': plot.axis.zoom(1 / 1.6, centre(plot)); return true;
    case '0': plot.axis.showAll(); return true;
    case 'Escape':
      hideTip();
      select(plot, -1);
      live.textContent = '';
      return true;
  }
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].includes(event.key)) return false;
  if (selected < 0) {
    tell(plot, items[0] ?? -1);
    return true;
  }
  const lane = run.lane[selected];
  const place = items.indexOf(selected, at[lane]);
  switch (event.key) {
    case 'ArrowLeft': tell(plot, items[Math.max(at[lane], place - 1)]); break;
    case 'ArrowRight': tell(plot, items[Math.min(at[lane + 1] - 1, place + 1)]); break;
    case 'Home': tell(plot, items[at[lane]]); break;
    case 'End': tell(plot, items[at[lane + 1] - 1]); break;
    case 'ArrowUp': tell(plot, inLane(plot, lane, -1)); break;
    case 'ArrowDown': tell(plot, inLane(plot, lane, 1)); break;
    case 'PageUp': tell(plot, inLane(plot, lane, -10)); break;
    case 'PageDown': tell(plot, inLane(plot, lane, 10)); break;
  }
  return true;
}

/** The request of another lane that was active during the selected one, or the one before it. */
function inLane(plot, from, by) {
  const { run, selected } = plot;
  const { at, items } = run.byLane;
  const towards = Math.sign(by);
  let lane = Math.max(0, Math.min(run.lanes - 1, from + by));
  while (lane >= 0 && lane < run.lanes && at[lane] === at[lane + 1]) lane += towards;
  if (lane < 0 || lane >= run.lanes) return selected;
  const middle = (run.start[selected] + run.end[selected]) / 2;
  return items[Math.min(at[lane + 1] - 1, plot.firstAfter(lane, middle))];
}

/** Keys zoom around the selected request, if it is visible. */
function centre(plot) {
  const middle = plot.selected < 0 ? NaN : (plot.run.start[plot.selected] + plot.run.end[plot.selected]) / 2;
  const { from, to } = plot.axis;
  return middle >= from && middle <= to ? middle : (from + to) / 2;
}
