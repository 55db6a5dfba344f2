// What whoever plays a lesson can do: go on, look back at what a step has shown, have it play by itself, leave it.

import { askAt, Refused } from '/board/api.js';
import { isMine, setMine, setSeen } from './progress.js';

const WAIT_MS = 3000;

const lastPlayed = ({ steps }) => steps.findLastIndex(({ status }) => status !== 'to come' && status !== 'waits');

/** `go` shows another address of the page, `say` tells why something could not be had. */
export function createPlayer({ go, say, changed }) {
  const playing = { isOn: false, ms: WAIT_MS };
  let look;
  let answered = false;
  let timer;
  let isBeginning = false;

  function reset() {
    look = undefined;
    answered = false;
    setPlaying(false);
  }

  function setPlaying(isOn) {
    playing.isOn = isOn;
    clearTimeout(timer);
    timer = undefined;
    changed();
  }

  async function attempt(work) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.message);
      return false;
    }
  }

  const order = ({ id }, what) => attempt(() => askAt('POST', `/lessons/runs/${id}/${what}`));

  const next = (run) => {
    look = undefined;
    if (run.steps.some(({ status }) => status === 'waits')) order(run, 'next');
  };

  async function begin(lesson) {
    if (isBeginning) return;
    isBeginning = true;
    changed();
    await attempt(async () => {
      const { id } = await askAt('POST', '/lessons/runs', { lesson: lesson.id });
      setMine(id);
      go(`/teach?lesson=${encodeURIComponent(lesson.id)}&run=${id}`);
    });
    isBeginning = false;
    changed();
  }

  async function leave(run, address) {
    if (isMine(run.id)) await attempt(() => askAt('DELETE', `/lessons/runs/${run.id}`));
    if (address !== undefined) go(address);
  }

  function answer(run) {
    answered = true;
    if (run.key !== undefined && run.result === 'passed') setSeen(run.key);
    changed();
  }

  function lookFurther(run) {
    look = look + 1 < lastPlayed(run) ? look + 1 : undefined;
    changed();
  }

  function goOn(run, nextLesson) {
    if (!run.isOver) next(run);
    else if (!answered) answer(run);
    else if (nextLesson !== undefined) leave(run, show(nextLesson));
  }

  const show = (lesson) => `/teach?lesson=${encodeURIComponent(lesson.id)}`;

  return {
    get isBeginning() {
      return isBeginning;
    },
    begin,
    reset,
    /** The step that is shown: one that somebody looks at, or the last that was played. */
    shownIn: (run) => look ?? Math.max(lastPlayed(run), 0),
    shows: (run) => ({ mine: isMine(run.id), playing, answered }),
    /** Where it plays by itself, a step that waits is played after a while. */
    keepPlaying(run) {
      if (run.isOver && playing.isOn) setPlaying(false);
      if (!playing.isOn || timer !== undefined || !run.steps.some(({ status }) => status === 'waits')) return;
      timer = setTimeout(() => {
        timer = undefined;
        next(run);
      }, playing.ms);
    },
    doesIn: (run, nextLesson) => ({
      forward: () => next(run),
      skip: () => order(run, 'skip'),
      play: () => setPlaying(!playing.isOn),
      setSpeed(ms) {
        playing.ms = ms;
        setPlaying(playing.isOn);
      },
      look(index) {
        if (run.steps[index].status !== 'to come') look = index;
        changed();
      },
      answer: () => answer(run),
      leave: () => leave(run, isMine(run.id) ? '/teach' : undefined).then(() => isMine(run.id) || location.assign('/')),
      again: () => leave(run).then(() => begin({ id: run.lessonId })),
      nextLesson: () => leave(run, show(nextLesson)),
      takeOver() {
        setMine(run.id);
        changed();
      },
    }),
    /** What goes on: the step, the answer, the next lesson. Answers whether something did. */
    forward({ run, lesson }, nextOf) {
      if (run === undefined) {
        if (lesson !== undefined) begin(lesson);
        return lesson !== undefined;
      }
      if (look !== undefined) lookFurther(run);
      else if (!isMine(run.id)) return false;
      else goOn(run, lesson && nextOf(lesson));
      return true;
    },
    /** Looks at the step before the one that is shown. Answers whether there is one. */
    back({ run }) {
      const shown = run && this.shownIn(run);
      if (!shown) return false;
      look = shown - 1;
      changed();
      return true;
    },
  };
}
