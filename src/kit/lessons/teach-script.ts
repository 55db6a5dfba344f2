// What the page of the lessons does: it asks what there is, shows a lesson, begins it when somebody says so, and follows it.
// Everything from outside goes onto the page as text.

export const TEACH_SCRIPT = `
const WORDS = {
  guided: 'Guided lessons',
  passed: 'So it has to be: every step came out as it should.',
  failed: 'It came out otherwise: ',
  other: 'It could not be shown: ',
  marks: { 'to come': '', waits: '▸', 'is played': '…', passed: '✓', failed: '✗' },
  says: 'The connector: ',
};
const element = (id) => document.getElementById(id);
const ask = async (path, body) => {
  const answer = await fetch(path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  return answer.json();
};
const chosen = () => decodeURIComponent(location.hash.slice(1));
let lessons = [];
let isPlaying = false;
let lastNext = 0;

const add = (parent, name, text, more = {}) => {
  const made = Object.assign(document.createElement(name), more);
  made.textContent = text;
  parent.append(made);
  return made;
};

function showLessons() {
  const nav = element('lessons');
  const groups = Map.groupBy ? Map.groupBy(lessons, groupOf) : lessons.reduce((map, one) => map.set(groupOf(one), [...(map.get(groupOf(one)) ?? []), one]), new Map());
  for (const [group, members] of groups) {
    add(nav, 'h2', group);
    for (const lesson of members) add(nav, 'button', lesson.guide?.title ?? lesson.name, { onclick: () => { location.hash = encodeURIComponent(lesson.id); begin(lesson.id); } });
  }
}
const groupOf = ({ guide, feature }) => (guide ? WORDS.guided : feature);

async function begin(id) {
  const current = await ask('/lessons/now');
  if (current.lesson && !current.isOver) {
    await ask('/lessons/skip', {});
    while (!(await ask('/lessons/now')).isOver) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  follow(await ask('/lessons/play', { id }));
}

/** What is played, or was, unless the link is of another lesson: that one is shown, and nothing begins. */
function follow(performance) {
  const linked = lessons.find(({ id }) => id === chosen());
  if (linked === undefined || linked.id === performance.lesson?.id) show(performance);
  else show({ lesson: linked, steps: linked.steps.map((text) => ({ text, status: 'to come' })), isOver: false }, true);
}

function show(performance, isToBegin = false) {
  if (performance.lesson === undefined) return;
  element('begin').hidden = !isToBegin;
  element('controls').hidden = isToBegin;
  const { lesson, steps, isOver, result, why } = performance;
  element('stage').hidden = false;
  element('title').textContent = lesson.guide?.title ?? lesson.name;
  element('introduction').textContent = lesson.guide?.introduction ?? lesson.feature;
  element('link').href = '#' + encodeURIComponent(lesson.id);
  const list = element('steps');
  list.replaceChildren();
  for (const { text, status, seen } of steps) {
    const item = add(list, 'li', [WORDS.marks[status], text].filter(Boolean).join(' '), { className: status.replaceAll(' ', '-') });
    if (status === 'waits' || status === 'is played') item.setAttribute('aria-current', 'step');
    if (seen) add(item, 'small', WORDS.says + seen);
  }
  element('verdict').textContent = !isOver ? '' : result === 'passed' ? WORDS.passed : (result === 'failed' ? WORDS.failed : WORDS.other) + (why ?? '');
  element('closing').hidden = !(isOver && lesson.guide);
  element('question').textContent = lesson.guide?.question ?? '';
  element('answer').textContent = lesson.guide?.answer ?? '';
  const waits = steps.some(({ status }) => status === 'waits');
  element('next').disabled = !waits;
  element('skip').disabled = isOver;
  if (isOver) setPlaying(false);
  if (isPlaying && waits && Date.now() - lastNext >= Number(element('speed').value)) next();
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
element('play').onclick = () => { setPlaying(!isPlaying); };
element('skip').onclick = () => ask('/lessons/skip', {});
element('again').onclick = () => begin(chosen());
element('begin').onclick = () => begin(chosen());
lessons = await ask('/lessons');
showLessons();
const look = async () => follow(await ask('/lessons/now'));
onhashchange = look;
await look();
setInterval(look, 250);
`;
