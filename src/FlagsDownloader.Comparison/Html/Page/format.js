// The format of figures.

/** A duration in a suitable unit: 1.25 s, 153 ms, 0.12 ms. */
function duration(seconds) {
  const size = Math.abs(seconds);
  if (size >= 1) return `${seconds.toFixed(size >= 100 ? 1 : 2)} s`;
  const milliseconds = seconds * 1000;
  return `${milliseconds.toFixed(size >= 0.1 ? 0 : size >= 0.01 ? 1 : 2)} ms`;
}

/** A moment on the axis, as exact as a step of so many seconds needs. */
function moment(seconds, step) {
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
  return `${(Math.abs(seconds) < 1e-9 ? 0 : seconds).toFixed(decimals)} s`;
}

const whole = count => Math.round(count).toString().replace(/\B(?=(\d{3})+$)/g, ',');

const counted = (count, one, several = `${one}s`) => `${whole(count)} ${count === 1 ? one : several}`;

/** A new element with attributes and children; strings become text, never markup. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
