// Whether a drawing of the state machine can be read, by where things are on the screen: no arrow through a word or a
// state, no word on another, and nothing cut off.

import type { Page } from 'playwright-core';

/** What is not where it should be, a line each. The function is the page's: it is sent there as text. */
export const misplacedIn = (page: Page): Promise<readonly string[]> => page.evaluate(`(${FIND})()`);

const FIND = `() => {
  const boxOf = (element) => element.getBoundingClientRect();
  const inside = ({ x, y }, box, by) =>
    x > box.left + by && x < box.right - by && y > box.top + by && y < box.bottom - by;
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const all = (selector) => [...document.querySelectorAll('.machine ' + selector)];
  const words = all('.word').map((element) => ({ name: element.parentElement.dataset.arrow, box: boxOf(element) }));
  const nodes = all('.node').map((element) => ({ name: element.textContent.trim(), box: boxOf(element.querySelector('rect')) }));
  const steps = all('.step').map((element) => ({ name: 'step ' + element.textContent.trim(), box: boxOf(element) }));
  const found = [];
  for (const path of all('.line')) {
    const name = path.parentElement.dataset.arrow;
    const matrix = path.getScreenCTM();
    const length = path.getTotalLength();
    for (let along = 0; along <= length; along += 4) {
      const point = path.getPointAtLength(along).matrixTransform(matrix);
      for (const word of words) if (inside(point, word.box, 0)) found.push(name + ' runs through the word of ' + word.name);
      for (const node of nodes) if (inside(point, node.box, 5)) found.push(name + ' runs through ' + node.name);
    }
  }
  const things = [...words, ...nodes, ...steps];
  things.forEach((one, index) => {
    for (const other of things.slice(index + 1))
      if (meet(one.box, other.box)) found.push(one.name + ' lies on ' + other.name);
  });
  const whole = boxOf(document.querySelector('.machine'));
  for (const { name, box } of things)
    if (box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1 || box.bottom > whole.bottom + 1)
      found.push(name + ' is cut off');
  if (nodes.length < 5 || all('.line').length < 8) found.push('there is next to nothing');
  return [...new Set(found)];
}`;
