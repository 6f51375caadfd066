// A request's figures: beside the pointer, for a screen reader, and as a table.

const tip = document.getElementById('tip');
const live = document.getElementById('live');

/** The time of each phase of a request. A phase that did not happen is left out. */
function phasesOf(run, bar) {
  const sums = new Float64Array(Phases.length);
  for (let i = run.segmentAt[bar]; i < run.segmentAt[bar + 1]; i++) sums[run.phase[i]] += run.segmentEnd[i] - run.segmentStart[i];
  return sums;
}

function threadsOf(run, bar) {
  const seen = new Set();
  for (let i = run.markAt[bar]; i < run.markAt[bar + 1]; i++) seen.add(run.markThread[i]);
  for (let i = run.segmentAt[bar]; i < run.segmentAt[bar + 1]; i++) seen.add(run.segmentThread[i]);
  seen.delete(NoThread);
  return [...seen].map(thread => run.threads[thread]);
}

/** The connection, and over HTTP/2 the stream on it, e.g. "1, stream 15". */
function connectionOf(run, bar) {
  if (run.connection[bar] < 0) return '–';
  return whole(run.connection[bar]) + (run.stream[bar] < 0 ? '' : `, stream ${run.stream[bar]}`);
}

/** How it ended, e.g. "error: HTTP error 418". */
function endOf(run, bar) {
  const http = run.http[bar] < 0 ? '' : `, HTTP ${run.http[bar]}`;
  const error = run.error[bar] < 0 ? '' : `: ${page.strings[run.error[bar]]}`;
  return `${Statuses[run.status[bar]]}${http}${error}`;
}

/** The figures in the order of their table, each as name, text and colour. */
function figuresOf(run, bar) {
  const figures = [['slot', whole(run.lane[bar] + 1)], ['waited for the slot', duration(run.start[bar] - run.queued[bar]), 'queued']];
  phasesOf(run, bar).forEach((seconds, phase) => {
    if (seconds <= 0) return;
    figures.push([Phases[phase].name, duration(seconds), Phases[phase].style]);
    if (phase === Waiting && run.delay[bar] >= 0) figures.push(['of which the server’s delay', duration(run.delay[bar] / 1e6)]);
  });
  figures.push(['together', duration(run.end[bar] - run.start[bar])]);
  const threads = threadsOf(run, bar);
  if (threads.length > 0) figures.push([threads.length === 1 ? 'thread' : 'threads', threads.join(', ')]);
  if (run.connection[bar] >= 0) figures.push(['connection', connectionOf(run, bar)]);
  if (run.attempts[bar] !== 1) figures.push(['HTTP requests', whole(run.attempts[bar])]);
  if (run.bytes[bar] > 0) figures.push(['size', counted(run.bytes[bar], 'byte')]);
  return figures;
}

function inWords(run, bar) {
  const place = run.byLane.items.indexOf(bar, run.byLane.at[run.lane[bar]]) - run.byLane.at[run.lane[bar]] + 1;
  const of = run.byLane.at[run.lane[bar] + 1] - run.byLane.at[run.lane[bar]];
  const figures = figuresOf(run, bar).map(([name, text]) => `${name} ${text}`).join(', ');
  return `${labelOf(run, bar)}: ${endOf(run, bar)}. Request ${place} of ${of} in its slot, from ${duration(run.start[bar])} to ${duration(run.end[bar])}. ${figures}.`;
}

function showTip(run, bar, x, y, mark = -1) {
  const list = element('dl');
  for (const [name, text, style] of figuresOf(run, bar))
    list.append(...(style ? [element('i', { class: `c-${style}` })] : []), element('dt', {}, name), element('dd', {}, text));
  const heading = [element('b', {}, labelOf(run, bar)), ' ', element('span', { class: run.status[bar] === 2 ? 'error' : '' }, endOf(run, bar))];
  const ran = mark < 0 ? [] : [element('div', {}, `thread ${run.threads[run.markThread[mark]]} ran it at ${moment(run.markTime[mark], 1e-4)}: ${page.strings[run.markStep[mark]]}`)];
  tip.replaceChildren(...heading, ...ran, list);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const beside = x + 16 + width > innerWidth ? x - 16 - width : x + 16;
  tip.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, beside))}px`;
  tip.style.top = `${Math.max(8, Math.min(innerHeight - height - 8, y + 16))}px`;
}

const hideTip = () => { tip.hidden = true; };

const Columns = [
  ['request', labelOf],
  ['ended', endOf],
  ['slot', (run, bar) => whole(run.lane[bar] + 1)],
  ['queued at', (run, bar) => run.queued[bar].toFixed(4)],
  ['started at', (run, bar) => run.start[bar].toFixed(4)],
  ['ended at', (run, bar) => run.end[bar].toFixed(4)],
  ...Phases.map((phase, i) => [phase.name, (run, bar) => phasesOf(run, bar)[i].toFixed(4)]),
  ['server’s delay', (run, bar) => run.delay[bar] < 0 ? '–' : (run.delay[bar] / 1e6).toFixed(4)],
  ['threads', (run, bar) => threadsOf(run, bar).join(', ') || '–'],
  ['connection', connectionOf],
  ['HTTP requests', (run, bar) => whole(run.attempts[bar])],
  ['bytes', (run, bar) => whole(run.bytes[bar])],
  ['address', (run, bar) => page.strings[run.url[bar]]],
];
const Words = new Set(['ended', 'address']);

/** The table of a run's requests. It is created on request, because it may have hundreds of rows. */
function buildTable(details) {
  if (!details.open || details.querySelector('table')) return;
  const run = runs[details.dataset.run];
  const body = element('tbody');
  for (let bar = 0; bar < run.count; bar++)
    body.append(element('tr', {}, ...Columns.map(([name, text], i) =>
      element(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : Words.has(name) ? { class: 'words' } : {}, text(run, bar)))));
  const caption = `Requests of ${run.name}; times in seconds`;
  details.append(element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption },
    element('table', {}, element('caption', {}, element('span', {}, caption)),
      element('thead', {}, element('tr', {}, ...Columns.map(([name]) => element('th', { scope: 'col' }, name)))), body)));
}
