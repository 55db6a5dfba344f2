// The page of the lessons: the course, a lesson, or a lesson that is played beside the board of its ACD. It hears what is played
// over one feed and what happens in the lesson over another, and asks for nothing again and again.

import { askAt, Refused } from '/board/api.js';
import { hear } from '/board/feed.js';
import { frame, measureTop, pageButtons, pageLink, saidLast, top } from '/board/frame.js';
import { language } from '/board/language.js';
import { html, nothing, render } from '/board/lit-html/lit-html.js';
import { hearPresentKey, lightChanges } from '/board/present.js';
import { courseView } from './course-view.js';
import { evidence } from './evidence.js';
import { hearKeys } from './keys.js';
import { lessonPage, lessonPane } from './lesson-view.js';
import { createPlayer } from './player.js';
import { openStage, shownView } from './stage.js';
import { L } from './strings.js';
import { vocabularyView } from './vocabulary-view.js';

const root = document.getElementById('lessons');
const afterTop = measureTop(root);
const state = { lessons: undefined, runs: undefined, stage: undefined, said: undefined };
const player = createPlayer({ go, say, changed: schedule });
let isDue = false;
let arrivedAt;
let seen;

function say(text) {
  state.said = text === undefined ? undefined : { text, tone: 'refused' };
  schedule();
}

function schedule() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(draw);
}

/** Shows what is at another address of this page. */
function go(address) {
  history.pushState({}, '', address);
  say(undefined);
  player.reset();
  schedule();
}

/** What the address asks for; links of old had the lesson behind a #. */
function wanted() {
  const query = new URLSearchParams(location.search);
  const [, old] = /^#([^/].*)$/.exec(location.hash) ?? [];
  const lessonId = query.get('lesson') ?? (old && decodeURIComponent(old));
  const run = state.runs?.find(({ id }) => id === query.get('run'));
  const lesson = state.lessons?.find(({ id }) => id === (run?.lessonId ?? lessonId));
  return { run, lesson, isRun: query.has('run'), isOfSteps: query.has('steps'), lessonId };
}

function draw() {
  isDue = false;
  const { run, lesson, isRun, isOfSteps, lessonId } = wanted();
  setStage(run);
  const isReady = state.lessons !== undefined && state.runs !== undefined;
  if (run !== undefined && isReady) render(played(run, lesson), root);
  else
    render(
      alone(isReady ? page({ lesson, isRun, isOfSteps, lessonId }) : html`<h1 tabindex="-1">${L.loading}</h1>`),
      root,
    );
  afterTop();
  state.stage?.after(root);
  if (run !== undefined) bringIntoSight(run);
  arrive(`${location.pathname}${location.search}`, isReady);
}

function setStage(run) {
  if (state.stage?.runId === run?.id) return;
  state.stage?.close();
  state.stage = run === undefined ? undefined : openStage(run.id, schedule);
}

const alone = (body) => html`
  ${top([pageLink('/', L.board), pageLink('/teach', L.title, true), pageLink('/docs', L.documents), ...pageButtons()], { home: '/' })}
  <main id="content" tabindex="-1">${body}</main>
  ${saidLast({ said: state.said, changed: () => say(undefined) })}
`;

function page({ lesson, isRun, isOfSteps, lessonId }) {
  if (isOfSteps) return vocabularyView(schedule);
  const gone = isRun ? L.gone : undefined;
  if (lesson !== undefined) {
    const { isBeginning } = player;
    const begin = () => player.begin(lesson);
    return lessonPage({ lesson, ...placeOf(lesson), notice: gone, begin, isBeginning });
  }
  const wrong = lessonId === undefined || lessonId === null ? undefined : L.wrongLink(lessonId);
  return courseView({ lessons: state.lessons, runs: state.runs, wrongLink: gone ?? wrong, changed: schedule });
}

/** Which lesson of the course it is, of how many. */
function placeOf(lesson) {
  const course = state.lessons.filter(({ guide }) => guide !== undefined);
  const index = course.indexOf(lesson);
  return { number: index < 0 ? undefined : index + 1, count: course.length, next: course[index + 1] };
}

function played(run, lesson) {
  const { stage } = state;
  const shown = player.shownIn(run);
  stage.follow(shown, run.steps[shown]);
  player.keepPlaying(run);
  const { board } = stage;
  const { view, path, params } = shownView();
  stage.enter(view, path, params);
  const place = lesson === undefined ? {} : placeOf(lesson);
  const beside = lessonPane(lesson, run, {
    shown,
    ...player.shows(run),
    ...place,
    does: player.doesIn(run, place.next),
  });
  const body = () => html`
    ${isAboutSomebody(run, shown) ? evidence(run, shown, schedule) : nothing}
    ${view === undefined ? html`<h1 tabindex="-1">${L.noView}</h1>` : view.body(board, params)}`;
  board.said = state.said ?? board.said;
  const links = [pageLink('/teach', L.title), pageLink('/', L.board), ...pageButtons()];
  return frame(board, { view, path, body, beside, links, home: '/' });
}

/** The step that waits, or at the end the question. */
function bringIntoSight(run) {
  const sight = `${run.id} ${run.isOver || run.steps.findIndex(({ status }) => status === 'waits')}`;
  if (sight === seen) return;
  seen = sight;
  const block = run.isOver ? 'start' : 'nearest';
  root.querySelector(run.isOver ? '.lesson-pane .closing' : '.lesson-pane [aria-current]')?.scrollIntoView({ block });
}

/** Beside rules, faults and queues what was said before is in the way. */
const isAboutSomebody = ({ isOver, steps }, shown) => isOver || steps[shown].view?.startsWith('agents/');

/** Whoever comes to another page is at its beginning. */
function arrive(address, isReady) {
  const heading = root.querySelector('.lesson-pane h2, h1')?.textContent.trim() ?? '';
  document.title = `${heading} · ${L.product}`;
  if (!isReady || address === arrivedAt) return;
  if (arrivedAt !== undefined) {
    window.scrollTo(0, 0);
    root.querySelector('.lesson-pane .main, h1')?.focus({ preventScroll: true });
  }
  arrivedAt = address;
}

/** Links from lesson to lesson stay on this page. */
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/teach"]');
  if (link === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});

function hearNews(news) {
  if (news.kind === 'all') state.runs = news.runs;
  else {
    const at = state.runs.findIndex(({ id }) => id === (news.run?.id ?? news.id));
    if (news.kind === 'left') state.runs = state.runs.filter(({ id }) => id !== news.id);
    else if (at < 0) state.runs = [...state.runs, news.run];
    else state.runs = state.runs.with(at, news.run);
  }
  schedule();
}

document.documentElement.lang = language();
hearKeys({
  forward: () => player.forward(wanted(), (lesson) => placeOf(lesson).next),
  back: () => player.back(wanted()),
});
hearPresentKey();
lightChanges(root);
addEventListener('hashchange', schedule);
addEventListener('popstate', () => {
  player.reset();
  schedule();
});
addEventListener('resize', schedule);
addEventListener('scroll', () => state.stage?.followsScroll() && schedule(), { passive: true });
setInterval(() => state.stage !== undefined && schedule(), 1000);
hear({ path: async () => '/lessons/feed', message: hearNews, state: () => undefined });
askAt('GET', '/lessons').then(
  (lessons) => {
    state.lessons = lessons;
    schedule();
  },
  (error) => {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  },
);
schedule();
