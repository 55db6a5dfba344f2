// Which language the pages of this simulator speak to whoever sits here: the one that was chosen, or the browser’s.

/** Each by its own name. */
const LANGUAGES = { en: 'English', de: 'Deutsch' };

const KEPT_AS = 'signoff-language';

/** The first one where none is wanted that is spoken, as it is where there is no browser. */
export function language() {
  const { localStorage, navigator } = globalThis.document === undefined ? {} : globalThis;
  const wanted = [localStorage?.getItem(KEPT_AS), ...(navigator?.languages ?? [])].map((one) => one?.slice(0, 2));
  return wanted.find((one) => one in LANGUAGES) ?? Object.keys(LANGUAGES)[0];
}

/** The others: code and name. */
export const otherLanguages = () => Object.entries(LANGUAGES).filter(([one]) => one !== language());

/** From now on the pages speak this one. */
export function chooseLanguage(one) {
  localStorage.setItem(KEPT_AS, one);
  location.reload();
}
