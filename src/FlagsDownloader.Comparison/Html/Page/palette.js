// Colours come from the style sheet, so that light, dark and paper have one source.

const ThreadColours = 10;
let palette;

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const read = name => style.getPropertyValue(`--${name}`).trim();
  const solid = name => {
    const hex = read(name);
    const [red, green, blue] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
    return { style: hex, red, green, blue, text: luminance(red, green, blue) > 0.3 ? '#000000' : '#ffffff' };
  };
  palette = {
    page: read('page'), ink: read('ink'), soft: read('soft'), grid: read('grid'), rule: read('rule'), accent: read('accent'), bad: read('bad'),
    phases: Phases.map(phase => solid(`c-${phase.style}`)),
    threads: Array.from({ length: ThreadColours }, (_, i) => solid(`t-${i}`)),
    queued: solid('c-queued'), edge: solid('c-edge'), noThread: { ...solid('c-nothread'), text: read('ink') },
  };
}

/** Relative luminance after WCAG 2, from 0 to 1. */
function luminance(...channels) {
  const [red, green, blue] = channels.map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const threadColour = thread => thread === NoThread ? palette.noThread : palette.threads[thread % ThreadColours];

/** Stripes that fit the screen's pixels. Hatched parts hold no thread. */
function hatch(context, colour, scale) {
  const size = Math.max(4, Math.round(5 * scale));
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext('2d');
  pen.strokeStyle = colour.style;
  pen.lineWidth = Math.max(1, size * 0.32);
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }
  pen.stroke();
  return { ...colour, style: context.createPattern(tile, 'repeat') };
}
