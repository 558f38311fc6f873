// «Зараз» between two loads: the same pieces and sentences as the server's, for my place, as the line brings news.

import { ago, alarm, announce, at, fill, lang, myPlace, onMove, pattern, say, settle, span } from './app.js';
import { city, hear, notices, reach, stateOf, time } from './live.js';

const { words, parts } = JSON.parse(document.getElementById('words').textContent);
const AHEAD = 48 * 3_600_000;
const MOST_OVER = 3;
const SHORT = 22;
const UTILITIES = { power: 'zap-off', water: 'droplets', heat: 'thermometer', gas: 'flame' };
const SHAPES = { extreme: 'octagon-alert', severe: 'triangle-alert', moderate: 'diamond-alert', minor: 'info' };
const grave = (notice) => notice.severity === 'extreme' || notice.severity === 'severe';
const moment = Date.parse;
const strip = document.getElementById('strip');

/** Somebody who came by a bookmark of a place looks at it without settling there. */
const looked = parts.find((part) => part.code === new URLSearchParams(location.search).get('unit'));
const here = () => (looked ? { unit: looked.code, within: looked.within, title: looked.name } : myPlace());
const reaches = (notice) => (here() ? reach(notice, here()) : notice.streets.length ? 'partly' : 'mine');
const order = { mine: 0, partly: 1, elsewhere: 2 };

// ——— the strip ———

function stateStrip(all) {
  const place = here() ? title(here()) : document.querySelector('.city-name span span').textContent;
  const holding = all.filter((notice) => ['active', 'expired'].includes(stateOf(notice)) && grave(notice) && reaches(notice) !== 'elsewhere');
  holding.sort((a, b) => grades(a) - grades(b));
  const real = holding.find((notice) => notice.mark !== 'replay');
  const drill = holding[0];
  const stale = city.cut ? say(words['cut.danger'], at(city.heard)) : '';
  if (real) {
    return { notice: real, severity: real.severity, icon: SHAPES[real.severity], title: real.headline[lang], where: real.place[lang], line: danger(real), stale, href: `/alerts/${real.id}` };
  }
  if (city.cut) return unknown(say(words.cut, at(city.heard)), place, words['cut.line']);
  if (drill) return { notice: drill, severity: 'unknown', icon: SHAPES[drill.severity], title: drill.headline[lang], where: drill.place[lang], line: words.replayed, href: '' };
  const alarms = city.sources.filter((source) => source.alarms);
  if (!alarms.length) return unknown(words.unheard, place, words['unheard.line']);
  if (!alarms.some((source) => source.fresh && !source.muted)) return unknown(words.silent, place, silence(alarms));
  const over = all.find((notice) => stateOf(notice) === 'ended' && notice.mark !== 'replay' && reaches(notice) === 'mine' && notice.ending === 'clear' && grave({ severity: notice.kindSeverity }));
  return { severity: 'clear', icon: 'shield-check', title: words.calm, where: place, line: over ? say(words['over.at'], at(moment(over.ended))) : '', href: '' };
}

/** Worse first, then what holds, then what surely means this place, then what means everyone; the newest of those. */
const grades = (notice) => (notice.severity === 'extreme' ? 0 : 8) + (stateOf(notice) === 'expired' ? 4 : 0)
  + (reaches(notice) === 'mine' ? 0 : 2) + (here() || reach(notice) === 'mine' ? 0 : 1);

const unknown = (title, where, line) => ({ severity: 'unknown', icon: 'circle-help', title, where, line, href: '' });

function danger(notice) {
  const word = words[`severity.${notice.severity}`];
  if (stateOf(notice) === 'expired') return `${word}. ${expired(notice)}`;
  return say(words[notice.severity === 'extreme' ? 'danger.until-clear' : 'danger.since'], word, at(moment(notice.since)));
}

const expired = (notice) => say(words[notice.severity === 'extreme' ? 'life.expired' : 'life.expired.other'], at(moment(notice.expires)));

function silence(alarms) {
  const listened = alarms.filter((source) => !source.muted);
  if (!listened.length) return words['silent.muted'];
  const last = Math.max(...listened.map((source) => moment(source.heard ?? '') || 0));
  if (!last) return words['silent.just'];
  const minutes = Math.max(1, Math.floor((time() - last) / 60_000));
  return minutes < 120 ? say(words['silent.minutes'], minutes) : say(words['silent.hours'], Math.floor(minutes / 60));
}

function title(place) {
  const street = place.street && `${place.street.title[lang]}${place.house ? `, ${place.house}` : ''}`;
  return street ?? place.title[lang];
}

let inStrip;
let said;

function drawStrip(all) {
  const words = stateStrip(all);
  inStrip = words.notice;
  strip.dataset.severity = words.severity;
  strip.toggleAttribute('data-lengthy', words.title.length > SHORT);
  fill(strip, { ...words, age: words.stale || (words.severity === 'unknown' && city.cut ? '' : checked()) });
  strip.querySelector('.age').toggleAttribute('data-stale', Boolean(words.stale));
  const news = `${words.title}. ${words.where}. ${words.line}`;
  if (said !== undefined && said !== words.title + words.where) announce(news, words.severity === 'extreme');
  said = words.title + words.where;
}

const checked = () => say(words['checked.ago'], ago(city.heard));

strip.querySelector('.strip-way').addEventListener('click', (event) => {
  if (inStrip?.severity !== 'extreme' || stateOf(inStrip) !== 'active') return;
  event.preventDefault();
  alarm(inStrip.id);
});

// ——— cards and rows ———

function card(notice) {
  const state = stateOf(notice);
  const drill = notice.mark === 'replay';
  const place = here() && reaches(notice) === 'partly' ? say(words.partly, notice.place[lang]) : notice.place[lang];
  return {
    key: `${notice.id} ${notice.number} ${state} ${place}`,
    id: notice.id,
    severity: drill ? 'unknown' : state === 'ended' ? 'clear' : notice.severity,
    icon: state === 'ended' ? 'circle-check' : notice.utility || notice.severity === 'minor' ? notice.icon : SHAPES[notice.severity],
    word: drill ? words.replayed : state === 'ended' ? words[`over.mark.${notice.ending}`] : words[`severity.${notice.severity}`],
    headline: notice.headline[lang],
    place,
    text: notice.text[lang] === '–' ? '' : notice.text[lang],
    age: age(notice, state),
    stale: state === 'expired',
    when: span(moment(notice.onset), moment(notice.expires)),
    link: `/alerts/${notice.id}`,
  };
}

function age(notice, state) {
  if (state === 'ended') return say(words.lasted, at(moment(notice.since)), at(moment(notice.ended)));
  if (state === 'expired') return expired(notice);
  const since = moment(notice.since);
  return time() - since < 3_600_000 ? say(words['since.ago'], ago(since)) : say(words.since, at(since));
}

function draw(id, from, cards) {
  const box = document.getElementById(id);
  const list = box.querySelector('[data-list]') ?? box;
  const known = new Map([...list.children].map((piece) => [piece.dataset.key, piece]));
  const first = !list.dataset.drawn;
  list.dataset.drawn = '';
  const pieces = cards.map((card) => {
    const piece = known.get(card.key) ?? pattern(from);
    if (!first && !known.has(card.key)) piece.dataset.fresh = '';
    piece.dataset.key = card.key;
    return dress(piece, card);
  });
  if (pieces.length !== list.children.length || pieces.some((piece, i) => piece !== list.children[i])) list.replaceChildren(...pieces);
  box.hidden = !cards.length;
}

function dress(piece, card) {
  if (card.severity) piece.dataset.severity = card.severity;
  fill(piece, card);
  const link = piece.querySelector('[data-fill=headline]');
  if (link.getAttribute('href') !== card.link) link.href = card.link;
  piece.querySelector('.age')?.toggleAttribute('data-stale', Boolean(card.stale));
  return piece;
}

// ——— my place ———

function drawPlace(all) {
  const place = here();
  document.getElementById('ask-place').hidden = Boolean(place);
  const box = document.getElementById('my-place');
  box.hidden = !place;
  if (!place) return [];
  const off = {};
  const touching = all.filter((notice) => notice.utility && ['active', 'expired'].includes(stateOf(notice)) && reaches(notice) !== 'elsewhere');
  touching.sort((a, b) => order[reaches(a)] - order[reaches(b)]);
  for (const notice of touching) off[notice.utility] ??= notice;
  const rest = Object.keys(UTILITIES).filter((utility) => !off[utility]).map((utility) => words[`supply.${utility}`]).join(', ');
  fill(box, { title: title(place), quiet: rest && say(words.quiet, rest[0] + rest.slice(1).toLowerCase()) });
  box.querySelector('.quiet').hidden = !rest;
  draw('outages', 'outage', Object.entries(off).map(([utility, notice]) => outage(utility, notice)));
  for (const piece of document.getElementById('outages').children) course(piece, all.find((notice) => piece.dataset.key.startsWith(notice.id)));
  return Object.values(off);
}

function outage(utility, notice) {
  const partly = reaches(notice) === 'partly';
  const late = stateOf(notice) === 'expired';
  const until = at(moment(notice.expires));
  const head = partly ? words[`part.${utility}`]
    : late ? say(words[`late.${utility}`], until)
      : grave(notice) ? notice.headline[lang] : say(words[`off.${utility}`], until);
  return {
    key: `${notice.id} ${notice.number} ${partly} ${late}`,
    severity: partly ? 'minor' : notice.severity,
    icon: UTILITIES[utility],
    headline: head,
    note: partly ? notice.place[lang] : late ? words['late.note'] : notice.cause?.[lang] ?? notice.headline[lang],
    link: `/alerts/${notice.id}`,
    from: partly || late ? '' : say(words.from, at(moment(notice.onset))),
    left: partly || late ? '' : left(moment(notice.expires) - time()),
    until: partly || late ? '' : say(words.until, until),
  };
}

function left(gap) {
  const minutes = Math.max(1, Math.floor(gap / 60_000));
  return minutes < 60 ? say(words['left.minutes'], minutes) : say(words['left.hours'], Math.round(minutes / 60));
}

function course(piece, notice) {
  const box = piece.querySelector('.course');
  box.hidden = reaches(notice) === 'partly' || stateOf(notice) === 'expired';
  const bar = box.querySelector('progress');
  bar.max = Math.max(1, moment(notice.expires) - moment(notice.onset));
  bar.value = time() - moment(notice.onset);
}

for (const link of document.querySelectorAll('[data-unit]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const part = parts.find((one) => one.code === link.dataset.unit);
    settle({ name: 'home', unit: part.code, within: part.within, title: part.name });
    document.getElementById('my-place').querySelector('[data-act=place]').focus();
  });
}

for (const link of document.querySelectorAll('[data-act=place]')) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const { choose } = await import('./place.js');
    choose(parts);
  });
}

// ——— all of it ———

function render(changed) {
  const all = notices();
  drawStrip(all);
  if (!changed) return tick(all);
  document.body.removeAttribute('data-mode');
  document.getElementById('alarm-now')?.remove();
  strip.hidden = false;
  const off = drawPlace(all);
  const holding = all
    .filter((notice) => ['active', 'expired'].includes(stateOf(notice)) && notice !== inStrip && !off.includes(notice))
    .sort((a, b) => (a.mark === 'replay') - (b.mark === 'replay') || order[reaches(a)] - order[reaches(b)]);
  const big = (notice) => !notice.utility && notice.severity !== 'minor';
  draw('over', 'card', all.filter((notice) => stateOf(notice) === 'ended' && notice.mark !== 'replay' && reaches(notice) === 'mine').slice(0, MOST_OVER).map(card));
  draw('cards', 'card', holding.filter(big).map(card));
  draw('also', 'row', holding.filter((notice) => !big(notice)).map(card));
  draw('planned', 'row', all
    .filter((notice) => stateOf(notice) === 'planned' && moment(notice.onset) < time() + AHEAD && reaches(notice) !== 'elsewhere')
    .sort((a, b) => moment(a.onset) - moment(b.onset))
    .map(card));
}

/** Only ages change; a term that has just run out is a change. */
let states = '';
function tick(all) {
  const now = all.map((notice) => notice.id + stateOf(notice)).join();
  if (now !== states) {
    states = now;
    return render(true);
  }
  for (const piece of document.querySelectorAll('#cards [data-key], #over [data-key]')) {
    const notice = city.notices.get(piece.dataset.key.split(' ')[0]);
    if (notice) fill(piece, { age: age(notice, stateOf(notice)) });
  }
}

document.getElementById('instead').hidden = !('instead' in document.body.dataset);
hear(render);
onMove(() => render(true));
render(true);
