// What every page does: remembers my place, opens over itself in an emergency, keeps the city on the phone for bad days.

import { city, begin, hear, notices, reach, stateOf, time } from './live.js';

const { zone, icons } = document.body.dataset;
const ages = document.body.dataset.ages.split('|');
const days = document.body.dataset.days.split('|');
export const lang = document.documentElement.lang;
const locale = { uk: 'uk-UA', en: 'en-GB' }[lang];

// ——— kept on this device ———

const memory = new Map();

/** Private windows and full phones refuse to keep things: then they last as long as the page. */
export const device = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? memory.get(key);
    } catch {
      return memory.get(key);
    }
  },
  write(key, value) {
    memory.set(key, value);
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Kept in memory.
    }
  },
};

/** My place: {name, unit, within, title: {uk, en}, street?: {id, title: {uk, en}}, house?, point?}. A list, for the day there are several. */
export const myPlace = () => device.read('places')?.[0];

export function settle(place) {
  device.write('places', place ? [place] : []);
  for (const act of moved) act();
}

const moved = [];
export const onMove = (act) => moved.push(act);

// ——— words ———

export const say = (pattern, ...holes) => tied(pattern.replace(/\{(\d)\}/g, (_, hole) => holes[hole]));

/** As Words.tied does on the server: no line begins or ends with a lone letter or unit. */
const tied = (text) => text
  .replace(/(^|[\s(])([оО])\s(?=11:)/g, '$1$2б ')
  .replace(/(^|[\s\u00a0(«])(\p{L}{1,2}) (?=\S)/gu, '$1$2\u00a0')
  .replace(/(\d) (?=(год|хв|с|h|min|s|м|км)(\s|$|\.))/g, '$1\u00a0');

const part = (options) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
const dayMonth = part({ day: 'numeric', month: 'long' });
const hours = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** «14:02» */
export const clock = (moment) => hours.format(new Date(moment)).replace(/^0/, '');

function day(moment) {
  const apart = (Date.parse(dayKey.format(new Date(moment))) - Date.parse(dayKey.format(new Date(time())))) / 86_400_000;
  return days[apart + 1] ?? dayMonth.format(new Date(moment)).replace(' ', '\u00a0');
}

/** «14:02» today, «учора, 14:02» otherwise. */
export function at(moment) {
  const name = day(moment);
  return name === days[1] ? clock(moment) : `${name[0].toLowerCase()}${name.slice(1)}, ${clock(moment)}`;
}

/** «Завтра, 9:00–13:00» */
export function span(from, to) {
  const start = `${day(from)}, ${clock(from)}`;
  const other = day(to);
  return day(from) === other ? `${start}–${clock(to)}` : `${start}–${other[0].toLowerCase()}${other.slice(1)}, ${clock(to)}`;
}

/** «12 с тому»; words for the middle of a sentence. */
export function ago(moment) {
  const seconds = Math.max(1, Math.round((time() - moment) / 1000));
  if (seconds < 60) return say(ages[0], seconds);
  if (seconds < 3600) return say(ages[1], Math.floor(seconds / 60));
  return say(ages[2], Math.floor(seconds / 3600));
}

// ——— patterns of the page ———

/** Fills the named parts of a piece; one without words is hidden. */
export function fill(piece, words) {
  for (const part of piece.querySelectorAll('[data-fill]')) {
    const value = words[part.dataset.fill];
    if (value === undefined) continue;
    if (part.dataset.fill === 'icon') put(part, 'href', icons + value);
    else if (part.dataset.fill === 'href') {
      part.hidden = !value;
      if (value) put(part, 'href', value);
    } else {
      if (part.textContent !== value) part.textContent = value;
      const line = part.closest('.age') ?? part;
      line.hidden = !value;
    }
  }
  return piece;
}

const put = (part, name, value) => part.getAttribute(name) !== value && part.setAttribute(name, value);

export const pattern = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** For those who listen to the page: at once only when it is about life. */
export function announce(words, loud) {
  const place = document.getElementById(loud ? 'said-loud' : 'said');
  if (place.textContent !== words) place.textContent = words;
}

// ——— emergency ———

let shown;

const alarming = (notice) => notice.severity === 'extreme' && notice.mark !== 'replay'
  && stateOf(notice) === 'active' && reach(notice, myPlace()) !== 'elsewhere';

/** Opens once for each alert; only a new or worse one opens it again. */
function watch(changed) {
  if (shown) refresh();
  if (!changed) return;
  forgetLesser();
  const understood = device.read('understood') ?? {};
  const fresh = notices().find((notice) => alarming(notice) && !understood[notice.id]);
  if (fresh && !(shown && alarming(shown.notice))) alarm(fresh.id);
}

/** What was understood when it was less grave is not understood now. */
function forgetLesser() {
  const understood = device.read('understood') ?? {};
  const changed = notices().filter((notice) => understood[notice.id] && understood[notice.id] !== notice.severity);
  if (!changed.length) return;
  for (const { id, severity } of changed) {
    if (severity === 'extreme') delete understood[id];
    else understood[id] = severity;
  }
  device.write('understood', understood);
}

export function alarm(id) {
  const dialog = pattern('emergency');
  shown?.dialog.remove();
  shown = { id, dialog, notice: city.notices.get(id), over: false };
  document.body.append(dialog);
  dialog.addEventListener('close', understood);
  dialog.querySelector('[data-act=understood]').addEventListener('click', () => dialog.close());
  dialog.querySelector('.main-action').addEventListener('click', remember);
  write();
  dialog.showModal();
  // The headline first, for the eye and for the ear; not the first link, which lies below.
  const headline = dialog.querySelector('#alarm');
  headline.tabIndex = -1;
  headline.focus();
  dialog.scrollTop = 0;
}

function remember() {
  const known = device.read('understood') ?? {};
  const holding = notices().filter((notice) => alarming(notice) || notice.id === shown.id);
  device.write('understood', Object.fromEntries([
    ...Object.entries(known).filter(([id]) => city.notices.has(id)),
    ...holding.map((notice) => [notice.id, notice.severity]),
  ]));
}

function understood() {
  remember();
  shown.dialog.remove();
  shown = undefined;
}

function write() {
  const { dialog, notice } = shown;
  const steps = dialog.querySelector('.what-to-do');
  steps.replaceChildren(...notice.steps[lang].map((step) => Object.assign(document.createElement('li'), { textContent: tied(step) })));
  refresh();
}

function refresh() {
  const { dialog, id } = shown;
  const notice = city.notices.get(id) ?? shown.notice;
  if (notice.number !== shown.notice.number) {
    shown.notice = notice;
    write();
    return;
  }
  const words = document.getElementById('emergency').dataset;
  const state = stateOf(notice);
  const over = state === 'ended';
  const others = notices().filter((other) => other.id !== id && alarming(other)).map((other) => other.headline[lang]);
  dialog.toggleAttribute('data-over', over);
  dialog.firstElementChild.dataset.severity = over ? 'clear' : 'extreme';
  for (const piece of dialog.querySelectorAll('[data-part=steps], .act-bar .main-action')) piece.hidden = over;
  fill(dialog, {
    headline: tied(notice.headline[lang]),
    place: place(notice, words),
    text: notice.text[lang] === '–' ? '' : tied(notice.text[lang]),
    since: over
      ? say(words.lasted, at(Date.parse(notice.since)), at(Date.parse(notice.ended)))
      : state === 'expired' ? say(words.expired, at(Date.parse(notice.expires))) : say(words.since, lasting(Date.parse(notice.since), words), at(Date.parse(notice.since))),
    age: city.cut ? '' : say(words.checked, ago(city.heard)),
    also: others.length && !over ? say(words.also, others.join(', ')) : '',
    ...(over ? { word: words.over, icon: 'circle-check' } : {}),
  });
}

function place(notice, words) {
  const home = myPlace();
  return home && reach(notice, home) === 'mine' ? say(words.mine, notice.place[lang]) : notice.place[lang];
}

function lasting(since, words) {
  const minutes = Math.max(1, Math.floor((time() - since) / 60_000));
  return minutes < 60 ? say(words.minutes, minutes) : say(words.hours, Math.floor(minutes / 60), minutes % 60);
}

// ——— beginning ———

// Whoever signs out leaves no unsent words of the office behind.
document.querySelector('.sign-out')?.addEventListener('submit', () => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('unsent:')) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
});

hear(watch);
onMove(() => watch(true));
const block = document.getElementById('city');
begin(block && JSON.parse(block.textContent), block?.dataset.read);
watch(true);

if ('serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('/sw.js').then(keepInMyLanguage).catch(() => {}));
}

/** The copies for bad days are in the language that was read when they were made. */
async function keepInMyLanguage() {
  const before = device.read('language');
  device.write('language', lang);
  if (before && before !== lang) (await navigator.serviceWorker.ready).active.postMessage('keep');
}
