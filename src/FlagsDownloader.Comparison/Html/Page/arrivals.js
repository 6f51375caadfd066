// The flags as they arrived, for each contender in its order and at its times.

const pictures = new Map(Object.keys(page.pictures).map((code, place) => [code, place]));

/** Each image is in the page once, as a style rule, even if many flags show it. */
function definePictures() {
  const sheet = document.styleSheets[0];
  for (const [code, place] of pictures)
    sheet.insertRule(`.arrivals .f${place} { background-image: url("${page.pictures[code]}"); }`, sheet.cssRules.length);
}

class Arrivals {
  constructor(section) {
    this.run = runs[section.dataset.run];
    this.list = section.querySelector('ol');
    this.output = section.querySelector('output');
    const { run } = this;
    this.order = Int32Array.from({ length: run.count }, (_, bar) => bar).sort((one, other) => run.end[one] - run.end[other] || one - other);
    this.shown = run.count;
    if (run.count > 120) this.list.classList.add('many');
    this.isBuilt = false;
  }

  /** There are hundreds of flags for each contender, so they are created when they come near the window. */
  build() {
    if (this.isBuilt) return;
    this.isBuilt = true;
    const all = document.createDocumentFragment();
    for (const bar of this.order) all.append(this.flag(bar));
    this.list.append(all);
    this.shown = this.run.count;
    this.update();
  }

  flag(bar) {
    const label = labelOf(this.run, bar);
    // A country's code; of an address, the beginning of its last part.
    const code = /^[A-Z]{2}/.exec(label)?.[0] ?? label.split(/[?#]/)[0].split('/').filter(Boolean).pop() ?? label;
    const status = this.run.status[bar];
    const title = `${label}, ${duration(this.run.end[bar])}${status === 0 ? '' : `, ${endOf(this.run, bar)}`}`;
    if (status === 0 && pictures.has(code))
      return element('li', { class: `f${pictures.get(code)}`, title }, element('span', { class: 'sr' }, label));
    return element('li', { class: `chip ${['', 'none', 'error'][status]}`, title }, code.slice(0, 4));
  }

  update() {
    const { run, order } = this;
    const arrived = firstFrom(0, run.count, i => run.end[order[i]] <= view.at);
    this.output.textContent = view.at >= full
      ? `${counted(run.count, 'request')}, the last at ${duration(run.to)}`
      : `${whole(arrived)} of ${whole(run.count)}`;
    if (!this.isBuilt) return;
    // Only the flags between the last moment and this one change.
    const flags = this.list.children;
    for (let i = Math.min(arrived, this.shown); i < Math.max(arrived, this.shown); i++) flags[i].classList.toggle('pending', i >= arrived);
    this.shown = arrived;
  }
}

const arrivals = [...document.querySelectorAll('.arrivals')].map(section => new Arrivals(section));
