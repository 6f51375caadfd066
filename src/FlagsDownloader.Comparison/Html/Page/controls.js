// The common controls of all waterfalls.

const control = id => document.getElementById(id);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const all = selector => [...document.querySelectorAll(selector)];
const section = document.querySelector('.charts');
let frame = 0;
let later = 0;

/** Draws outdated waterfalls in the window, at most once in each frame. The others are drawn when nothing changes any more. */
function draw() {
  if (frame) return;
  section.setAttribute('aria-busy', 'true');
  frame = requestAnimationFrame(() => {
    frame = 0;
    for (const plot of plots) if (!plot.isHidden && isInWindow(plot)) refresh(plot);
    clearTimeout(later);
    later = setTimeout(drawRest, 100);
  });
}

function drawRest() {
  const next = plots.find(plot => !plot.isHidden && (plot.isStale || plot.isOverStale));
  if (!next) return section.setAttribute('aria-busy', 'false');
  refresh(next);
  later = setTimeout(drawRest);
}

function refresh(plot) {
  if (plot.isStale) paint(plot);
  else if (plot.isOverStale) paintOver(plot);
}

function isInWindow(plot) {
  const box = plot.canvas.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

function repaint() {
  for (const plot of plots) plot.isStale = true;
  draw();
}

function viewChanged(axis) {
  sayRange();
  for (const plot of plots) plot.isStale ||= plot.axis === axis;
  draw();
}

function sayRange() {
  const { from, to } = common;
  const step = niceStep(to - from, 10) / 10;
  control('range').textContent = view.together ? `${moment(from, step)} to ${moment(Math.min(to, full), step)}` : '';
}

function setTogether(together) {
  view.together = together;
  control('together').setAttribute('aria-pressed', together);
  control('axes').textContent = together ? 'All have one axis.' : 'Each has an axis of its own.';
  sayRange();
  repaint();
}

/** The axes that the common buttons change. */
const axes = () => view.together ? [common] : plots.map(plot => plot.own);

/** Shows the flags and the time line as they were at a moment. */
function goTo(seconds) {
  view.at = Math.max(0, Math.min(full, seconds));
  const said = moment(view.at, full > 20 ? 0.1 : full > 0.5 ? 0.01 : 0.001);
  for (const scrub of all('.scrub')) {
    scrub.value = view.at / full * 1000;
    scrub.setAttribute('aria-valuetext', said);
  }
  for (const output of all('.moment')) output.textContent = said;
  for (const one of arrivals) one.update();
  for (const plot of plots) plot.isOverStale = true;
  draw();
}

const player = {
  playing: false,
  play() {
    this.playing = true;
    this.name('Pause');
    let at = view.at >= full ? 0 : view.at;
    let last = null;
    const next = now => {
      if (!this.playing) return;
      at += last === null ? 0 : (now - last) / 1000 * Number(control('speed').value);
      last = now;
      // With reduced motion there are twenty single images instead of an animation.
      goTo(calm.matches ? Math.floor(at / full * 20) / 20 * full : at);
      if (at >= full) {
        goTo(full);
        this.pause();
      } else requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  },
  pause() {
    this.playing = false;
    this.name('Play');
  },
  name(text) {
    for (const button of all('.play')) button.textContent = text;
  },
};

function offerSpeeds() {
  const speeds = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
  // Everything should take about eight seconds, or real time if that is close.
  const wanted = full >= 4 && full <= 20 ? 1 : speeds.reduce((best, speed) =>
    Math.abs(Math.log(full / speed / 8)) < Math.abs(Math.log(full / best / 8)) ? speed : best);
  for (const speed of speeds.filter(speed => full / speed >= 1 && full / speed <= 120 || speed === 1)) {
    const name = speed === 1 ? 'real time' : speed < 1 ? `${Math.round(1 / speed)} × slower` : `${speed} × faster`;
    control('speed').append(element('option', { value: speed }, name));
  }
  control('speed').value = wanted;
}

function attachControls() {
  for (const button of all('.play')) button.addEventListener('click', () => player.playing ? player.pause() : player.play());
  for (const scrub of all('.scrub'))
    scrub.addEventListener('input', event => {
      player.pause();
      goTo(event.target.value / 1000 * full);
    });
  control('together').addEventListener('click', () => setTogether(!view.together));
  control('in').addEventListener('click', () => { for (const axis of axes()) axis.zoom(1.6); });
  control('out').addEventListener('click', () => { for (const axis of axes()) axis.zoom(1 / 1.6); });
  control('whole').addEventListener('click', () => { for (const axis of axes()) axis.showAll(); });
  control('queue').addEventListener('change', event => {
    view.queue = event.target.checked;
    document.documentElement.classList.toggle('no-queue', !view.queue);
    repaint();
  });
  for (const radio of document.querySelectorAll('input[name="colours"]'))
    radio.addEventListener('change', () => {
      view.byThread = radio.value === 'thread' && radio.checked;
      document.documentElement.classList.toggle('threads', view.byThread);
      repaint();
    });
}
