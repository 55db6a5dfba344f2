// What the page of the lessons does: it asks what there is, shows a lesson, begins it when somebody says so, and follows it.
// Everything from outside goes onto the page as text.

const WORDS = {
  guided: 'Guided lessons',
  passed: 'So it has to be: every step came out as it should.',
  failed: 'It came out otherwise: ',
  other: 'It could not be shown: ',
  marks: { 'to come': '', waits: '▸', 'is played': '…', passed: '✓', failed: '✗' },
  says: 'The connector: ',
};

const element = (id) => document.getElementById(id);
const chosen = () => decodeURIComponent(location.hash.slice(1));

/** GETs `path`, or POSTs `body` to it. */
async function ask(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(path, body && { method: 'POST', body: JSON.stringify(body), headers });
  return answer.json();
}

function add(parent, name, text, more = {}) {
  const made = Object.assign(document.createElement(name), more);
  made.textContent = text;
  parent.append(made);
  return made;
}

let isPlaying = false;
let lastNext = 0;

const groupOf = ({ guide, feature }) => (guide ? WORDS.guided : feature);

function showLessons() {
  for (const group of new Set(lessons.map(groupOf))) {
    add(element('lessons'), 'h2', group);
    for (const { id, guide, name } of lessons.filter((lesson) => groupOf(lesson) === group)) {
      const onclick = () => {
        location.hash = encodeURIComponent(id);
        begin(id);
      };
      add(element('lessons'), 'button', guide?.title ?? name, { type: 'button', onclick });
    }
  }
}

async function begin(id) {
  const current = await ask('/lessons/now');
  if (current.lesson && !current.isOver) {
    await ask('/lessons/skip', {});
    while (!(await ask('/lessons/now')).isOver) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  follow(await ask('/lessons/play', { id }));
}

/** What is played, or was, unless the link is of another lesson: that one is shown, and nothing begins. */
function follow(played) {
  const linked = lessons.find(({ id }) => id === chosen());
  if (linked === undefined || linked.id === played.lesson?.id) show(played);
  else show({ lesson: linked, steps: linked.steps.map((text) => ({ text, status: 'to come' })), isOver: false }, true);
}

function show(played, isToBegin = false) {
  if (played.lesson === undefined) return;
  const { lesson, steps, isOver } = played;
  element('stage').hidden = false;
  element('begin').hidden = !isToBegin;
  element('controls').hidden = isToBegin;
  showTexts(lesson, isOver);
  element('steps').replaceChildren();
  for (const step of steps) showStep(step);
  element('verdict').textContent = isOver ? verdictOf(played) : '';
  const waits = steps.some(({ status }) => status === 'waits');
  element('next').disabled = !waits;
  element('skip').disabled = isOver;
  if (isOver) setPlaying(false);
  if (isPlaying && waits && Date.now() - lastNext >= Number(element('speed').value)) next();
}

function showTexts({ id, name, feature, guide }, isOver) {
  element('title').textContent = guide?.title ?? name;
  element('introduction').textContent = guide?.introduction ?? feature;
  element('link').href = `#${encodeURIComponent(id)}`;
  element('closing').hidden = !(isOver && guide);
  element('question').textContent = guide?.question ?? '';
  element('answer').textContent = guide?.answer ?? '';
}

function showStep({ text, status, seen }) {
  const words = [WORDS.marks[status], text].filter(Boolean).join(' ');
  const item = add(element('steps'), 'li', words, { className: status.replaceAll(' ', '-') });
  if (status === 'waits' || status === 'is played') item.setAttribute('aria-current', 'step');
  if (seen) add(item, 'small', WORDS.says + seen);
}

function verdictOf({ result, why = '' }) {
  if (result === 'passed') return WORDS.passed;
  return (result === 'failed' ? WORDS.failed : WORDS.other) + why;
}

async function next() {
  lastNext = Date.now();
  follow(await ask('/lessons/next', {}));
}

function setPlaying(on) {
  isPlaying = on;
  element('play').setAttribute('aria-pressed', String(on));
}

element('next').onclick = next;
element('play').onclick = () => setPlaying(!isPlaying);
element('skip').onclick = () => ask('/lessons/skip', {});
element('again').onclick = () => begin(chosen());
element('begin').onclick = () => begin(chosen());

const lessons = await ask('/lessons');
showLessons();
const look = async () => follow(await ask('/lessons/now'));
addEventListener('hashchange', look);
await look();
setInterval(look, 250);
