// The board of a lesson’s own ACD, and how it follows the lesson: with each step it opens the view that the step is about.

import { askBelow } from '/board/api.js';
import { createBoard } from '/board/board.js';
import { viewAt } from '/board/views.js';

/** The board of the run with that id; `changed` is called whenever something is to be seen that was not. */
export function openStage(runId, changed) {
  askBelow(`/lessons/runs/${runId}/acd`);
  const board = createBoard(changed);
  board.start({ isOfLesson: true });
  let followed;
  let entered;
  let shown;
  return {
    runId,
    board,
    /** Opens the view of a step, once a step and view: whoever goes elsewhere meanwhile stays there. */
    follow(index, { view }) {
      const place = `${index} ${view}`;
      if (view === undefined || place === followed) return;
      followed = place;
      history.replaceState(history.state, '', `#/${view}`);
    },
    /** Whoever comes to a view is told so, once. */
    enter(view, path, params) {
      if (path === entered) return;
      board.arrived();
      entered = path;
      shown = view;
      view?.enter?.(board, params);
    },
    after: (root) => shown?.after?.(board, root),
    followsScroll: () => shown?.followsScroll === true,
    close() {
      board.stop();
      askBelow('');
    },
  };
}

/** The view that the address names, and its path. */
export function shownView() {
  const path = location.hash.replace(/^#\/?/, '') || 'agents';
  return { path, ...viewAt(path) };
}
