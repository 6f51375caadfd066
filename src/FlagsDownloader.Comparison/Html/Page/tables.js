// Tables can be sorted by any column. Without a script they have the order of the report.

const cellOf = (row, column) => row.cells[column].textContent.trim();

/** The number at the beginning of a text; NaN if there is none. */
const numberOf = text => parseFloat(text.replaceAll(',', ''));

/** How two cells are ordered. */
const compareCells = (one, other, isText) =>
  isText ? one.localeCompare(other, 'en', { numeric: true }) : numberOf(one) - numberOf(other);

/** Ascending, descending, then the order of the report again. */
const nextOrder = order => order === 'ascending' ? 'descending' : order ? null : 'ascending';

function sortBy(table, original, heading, order) {
  const column = Number(heading.dataset.column);
  const isText = heading.classList.contains('words') || column === 0;
  const rows = original.slice();
  if (order) {
    // What is not known comes last in both orders.
    const isKnown = row => isText || !isNaN(numberOf(cellOf(row, column)));
    const [known, unknown] = [rows.filter(isKnown), rows.filter(row => !isKnown(row))];
    known.sort((one, other) => compareCells(cellOf(one, column), cellOf(other, column), isText) * (order === 'ascending' ? 1 : -1));
    rows.splice(0, rows.length, ...known, ...unknown);
  }
  table.tBodies[0].append(...rows);
  for (const one of table.querySelectorAll('[aria-sort]')) one.removeAttribute('aria-sort');
  if (order) heading.setAttribute('aria-sort', order);
}

function makeSortable() {
  for (const table of all('table.figures')) {
    const original = [...table.tBodies[0].rows];
    for (const heading of table.querySelectorAll('th[data-column]')) {
      const button = element('button', { type: 'button', class: 'sort' }, ...heading.childNodes);
      // "median" alone does not say of what.
      if (heading.dataset.group) button.setAttribute('aria-label', `${heading.dataset.group}: ${button.textContent}`);
      heading.append(button);
      button.addEventListener('click', () => sortBy(table, original, heading, nextOrder(heading.getAttribute('aria-sort'))));
    }
  }
}
