// The page's data, unpacked once into typed arrays; all times in seconds.

const page = JSON.parse(document.getElementById('data').textContent);

const Phases = page.phases;
const [WaitingForThread, Waiting, Saving] = ['threadwait', 'waiting', 'saving'].map(style => Phases.findIndex(phase => phase.style === style));
const Statuses = ['OK', 'not found', 'error'];
const NoThread = -1;

/** The place at which item i's parts start in a list of all items' parts. */
function offsets(counts) {
  const at = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) at[i + 1] = at[i] + counts[i];
  return at;
}

/** The first place in an ascending part of a list whose value is not below the given one. */
function firstFrom(low, high, isBelow) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Groups items by a small number, and keeps their order. */
function grouped(keys, groups) {
  const counts = new Int32Array(groups);
  for (const key of keys) if (key >= 0) counts[key]++;
  const at = offsets(counts);
  const next = at.slice();
  const items = new Int32Array(at[groups]);
  for (let i = 0; i < keys.length; i++) if (keys[i] >= 0) items[next[keys[i]]++] = i;
  return { at, items };
}

function unpack(raw) {
  const stride = 16;
  const count = raw.bars.length / stride;
  const column = i => Float64Array.from({ length: count }, (_, bar) => raw.bars[bar * stride + i]);
  const seconds = i => column(i).map(micros => micros / 1e6);
  const [label, url, status, http, error, lane] = [0, 1, 2, 3, 4, 5].map(i => Int32Array.from(column(i)));
  const [queued, start, end] = [6, 7, 8].map(seconds);
  const run = {
    name: raw.name, served: raw.served, awaits: raw.awaits, lanes: raw.lanes, threads: raw.threads,
    from: raw.from / 1e6, to: raw.to / 1e6, exit: raw.end / 1e6,
    count, label, url, status, http, error, lane, queued, start, end,
    delay: column(9), attempts: column(10), bytes: column(11),
    segmentAt: offsets(column(12)), markAt: offsets(column(13)), connection: column(14), stream: column(15),
  };
  unpackSegments(run, raw.segments);
  unpackMarks(run, raw.marks);
  run.typical = run.end.reduce((sum, end, bar) => sum + end - start[bar], 0) / Math.max(1, count);
  run.byLane = grouped(lane, run.lanes);
  run.queues = queues(run);
  run.held = heldStretches(run);
  return run;
}

function unpackSegments(run, raw) {
  const count = raw.length / 3;
  run.phase = new Uint8Array(count);
  run.segmentStart = new Float64Array(count);
  run.segmentEnd = new Float64Array(count);
  run.segmentThread = new Int16Array(count);
  run.owner = new Int16Array(count);
  for (let bar = 0; bar < run.count; bar++) {
    let at = run.start[bar];
    const last = raw[run.segmentAt[bar + 1] * 3 - 1];
    for (let i = run.segmentAt[bar]; i < run.segmentAt[bar + 1]; i++) {
      run.phase[i] = raw[i * 3];
      run.segmentStart[i] = at;
      run.segmentEnd[i] = at += raw[i * 3 + 1] / 1e6;
      run.segmentThread[i] = raw[i * 3 + 2];
      run.owner[i] = ownerOf(run, run.phase[i], run.segmentThread[i], last);
    }
  }
}

/**
 * The thread that a request holds: a blocking call holds its thread to its end, also while another thread opens the connection; an
 * awaiting one holds a thread only while it writes a file.
 */
function ownerOf(run, phase, thread, last) {
  if (run.awaits === false) return phase === WaitingForThread ? NoThread : last;
  return phase === Saving ? thread : NoThread;
}

function unpackMarks(run, raw) {
  const count = raw.length / 3;
  run.markTime = new Float64Array(count);
  run.markThread = new Int16Array(count);
  run.markStep = new Int32Array(count);
  run.markBar = new Int32Array(count);
  for (let bar = 0; bar < run.count; bar++) {
    for (let i = run.markAt[bar]; i < run.markAt[bar + 1]; i++) {
      run.markTime[i] = run.start[bar] + raw[i * 3] / 1e6;
      run.markThread[i] = raw[i * 3 + 1];
      run.markStep[i] = raw[i * 3 + 2];
      run.markBar[i] = bar;
    }
  }
  run.byThread = grouped(run.markThread, run.threads.length);
  for (let thread = 0; thread < run.threads.length; thread++)
    run.byThread.items.subarray(run.byThread.at[thread], run.byThread.at[thread + 1])
      .sort((one, other) => run.markTime[one] - run.markTime[other]);
}

/** For each lane the ranges in which a request waited for it. Overlapping waits are one range. */
function queues(run) {
  return Array.from({ length: run.lanes }, (_, lane) => {
    const waits = [];
    for (let i = run.byLane.at[lane]; i < run.byLane.at[lane + 1]; i++) {
      const bar = run.byLane.items[i];
      if (run.start[bar] > run.queued[bar]) waits.push([run.queued[bar], run.start[bar]]);
    }
    return merged(waits);
  });
}

/** For each thread the ranges in which it was held. */
function heldStretches(run) {
  const held = run.threads.map(() => []);
  for (let i = 0; i < run.owner.length; i++)
    if (run.owner[i] !== NoThread) held[run.owner[i]].push([run.segmentStart[i], run.segmentEnd[i]]);
  return held.map(merged);
}

function merged(stretches) {
  stretches.sort((one, other) => one[0] - other[0]);
  const all = [];
  for (const [from, to] of stretches) {
    const last = all.at(-1);
    if (last && from <= last[1] + 1e-9) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

const runs = page.waterfalls.map(unpack);
const labelOf = (run, bar) => page.strings[run.label[bar]];
