// A grid of which only the part that can be seen is on the page. Every cell has its place by number, so that the rest need
// not be there; how wide and high a cell is, the style sheet says, and is measured here.

/** Rows above and below what can be seen: so Tab always finds a next one. */
const SPARE_ROWS = 3;

export const columnsOf = ({ columns }) => Math.max(1, columns);

/** The cells that are to be on the page, `to` left out. */
export function rangeOf(grid, count) {
  const { rowHeight, top } = grid;
  const columns = columnsOf(grid);
  const firstRow = Math.floor((window.scrollY - top) / rowHeight) - SPARE_ROWS;
  const lastRow = Math.ceil((window.scrollY + window.innerHeight - top) / rowHeight) + SPARE_ROWS;
  const from = Math.min(Math.max(0, firstRow * columns), Math.max(0, count - 1));
  return { from, to: Math.max(from, Math.min(count, lastRow * columns)) };
}

export const placeOf = (grid, index) =>
  `grid-area:${Math.floor(index / columnsOf(grid)) + 1}/${(index % columnsOf(grid)) + 1}`;

/** A column that only cells of a wider window have made: the style sheet leaves it no width. */
const isLeftOver = (width) => width === '0px';

/** Takes the measure of what was drawn, calls `onChange` where it is not what was thought, and moves the focus. */
export function measure(grid, list, onChange) {
  if (list === null) return;
  const style = getComputedStyle(list);
  const measured = {
    columns: style.gridTemplateColumns.split(' ').filter((width) => !isLeftOver(width)).length,
    rowHeight: Number.parseFloat(style.gridAutoRows) + Number.parseFloat(style.rowGap),
    top: list.getBoundingClientRect().top + window.scrollY,
  };
  const isOther = Object.entries(measured).some(([name, value]) => Math.abs(grid[name] - value) >= 1);
  Object.assign(grid, measured);
  if (isOther) onChange();
  if (grid.goTo !== undefined) focusOn(grid, list);
}

/** Remembers which cell has the focus: it stays on the page wherever that is scrolled to. */
export function keepFocus(grid, target) {
  grid.focus = target?.dataset.agent;
}

function focusOn(grid, list) {
  const cell = list.querySelector(`[data-agent="${CSS.escape(grid.goTo)}"]`);
  grid.goTo = undefined;
  cell?.focus();
}
