// The open line to the city: what holds now, as this page knows it, and since when it knows no more.

const SILENCE = 45_000; // Three beats missed.
const PATIENCE = 5_000; // Some networks let no line through: then we ask.
const LINGERS = 3 * 3_600_000;
const NEWS = 30 * 60_000;

const { live, within, now } = document.body.dataset;
const everywhere = within.split(' ');

/** Notices by id, feeds of air-raid alerts, and the moment (of the city's clock) until which all this is known to be true. */
export const city = { notices: new Map(), sources: [], known: false, heard: 0, cut: false };

let skew = Date.parse(now) - Date.now();
let after; // The last event that is known; none is known on a page that came without the state.
let tag = '';
let sound = Date.now(); // When anything last came, by this device's clock.
let listening = false;
let line;
let pollAt = Infinity;
let lookAt = Infinity;
const ears = [];

/** The city's time: phones are often wrong by minutes. */
export const time = () => Date.now() + skew;

/** Calls back with true when something changed, with false each second, when only ages did. */
export function hear(ear) {
  ears.push(ear);
}

function tell(changed) {
  for (const ear of ears) ear(changed);
}

// ——— what is known ———

/** A page that lay in the phone's memory is as old as it says, and nothing is known since. */
const keptAt = Date.parse(document.body.dataset.keptAt ?? '');
if (keptAt) skew = 0;

/** A page that carries the state begins with it, any other asks for it first. */
export function begin(state, read) {
  if (state) learn(state);
  city.heard = keptAt ? Math.min(Date.parse(read), keptAt) : time();
  city.cut = Boolean(keptAt);
  if (state) open();
  else anew();
  setInterval(look, 1000);
}

/** First the state, then the line from there on: nothing falls between the two. */
async function anew() {
  line?.close();
  after = undefined;
  await poll();
  open();
}

/** The whole state; notices newer than it stay. */
function learn(state) {
  const fresh = [...state.alerts, ...state.ended];
  if (after === undefined || state.after >= after) {
    const ids = new Set(fresh.map((notice) => notice.id));
    for (const id of city.notices.keys()) if (!ids.has(id)) city.notices.delete(id);
    city.sources = state.sources;
    after = state.after;
  }
  fresh.forEach(take);
  city.known = true;
}

/** The same notice may come twice and an older one late: the highest number counts. */
function take(notice) {
  const known = city.notices.get(notice.id);
  if (!known || known.number <= notice.number) city.notices.set(notice.id, notice);
}

/** What this notice is by now: its term runs out without anyone saying so. */
export function stateOf(notice) {
  if (notice.state === 'ended') return 'ended';
  if (time() >= Date.parse(notice.expires)) return 'expired';
  return Date.parse(notice.onset) > time() ? 'planned' : 'active';
}

/** Everything worth showing, worst first. */
export function notices() {
  const rank = ['extreme', 'severe', 'moderate', 'minor'];
  return [...city.notices.values()]
    .filter((notice) => {
      const state = stateOf(notice);
      if (state === 'ended') return Date.parse(notice.ended) + NEWS > time();
      return state !== 'expired' || notice.severity === 'extreme' || Date.parse(notice.expires) + LINGERS > time();
    })
    .sort((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity) || Date.parse(b.since) - Date.parse(a.since));
}

// ——— whom it concerns ———

/** 'mine', 'partly' (some streets of my part of the city) or 'elsewhere'. Nobody's place is the whole city. */
export function reach(notice, place) {
  const inside = notice.units.some((unit) => (place?.within ?? everywhere).includes(unit));
  if (notice.streets.length) {
    if (!place?.street) return place && (inside || !notice.units.length) ? 'partly' : 'elsewhere';
    const mine = notice.streets.filter((street) => street.id === place.street.id);
    return mine.some((street) => holds(street.houses, place.house)) ? 'mine' : 'elsewhere';
  }
  if (notice.circle) {
    if (place?.point) return metres(place.point, notice.circle) <= notice.circle[2] ? 'mine' : 'elsewhere';
    return place && (inside || !notice.units.length) ? 'mine' : 'elsewhere';
  }
  return inside ? 'mine' : 'elsewhere';
}

/** Whether «1–15, 22, 24а» takes in a house; a range takes both sides of the street, no house means any. */
export function holds(houses, house) {
  const [, number, letter] = /^\s*(\d+)\s?([а-яіїєґa-z]?)/i.exec(house?.toLowerCase() ?? '') ?? [];
  if (!houses || !number) return true;
  return houses.split(',').some((piece) => {
    const [, from, own, to] = /^\s*(\d+)\s?([^\d–\s]?)(?:–(\d+))?/.exec(piece.toLowerCase()) ?? [];
    return to ? +number >= +from && +number <= +to : number === from && (!own || own === letter);
  });
}

export function metres([lat1, lon1], [lat2, lon2]) {
  const rad = Math.PI / 180;
  const half = Math.sin(((lat2 - lat1) * rad) / 2) ** 2
    + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 12_742_000 * Math.asin(Math.sqrt(half));
}

// ——— the line ———

function address() {
  const home = live.startsWith(':') ? `${location.protocol}//${location.hostname}${live}` : live;
  const address = new URL('/live', home);
  if (after !== undefined) address.searchParams.set('after', after);
  return address;
}

function open() {
  line?.close();
  listening = false;
  lookAt = Infinity;
  pollAt = Math.min(pollAt, Date.now() + PATIENCE);
  line = new EventSource(address());
  const on = (name, act) => line.addEventListener(name, (event) => {
    if (event.target !== line) return;
    if (event.lastEventId && after !== undefined) after = Math.max(after, +event.lastEventId);
    heard();
    act(event.data);
  });
  on('beat', (data) => { skew = +data - Date.now(); city.heard = time(); });
  on('alert', (data) => { take(JSON.parse(data)); tell(true); });
  on('term', (data) => { term(JSON.parse(data)); tell(true); });
  on('source', (data) => { source(JSON.parse(data)); tell(true); });
  on('reload', () => { line.close(); setTimeout(anew, jitter(0, 3000)); });
  on('bye', (data) => { line.close(); lookAt = Date.now() + (+data || jitter(1000, 5000)); });
  line.onerror = (event) => {
    // A refusal closes it for good; a lost connection is taken up again by the browser.
    if (event.target === line && line.readyState === EventSource.CLOSED) lookAt = Math.min(lookAt, Date.now() + jitter(5000, 20_000));
  };
}

function heard() {
  sound = Date.now();
  if (!listening) {
    listening = true;
    pollAt = Infinity;
  }
  know(time());
}

/** All is known up to this moment. */
function know(moment) {
  city.heard = Math.max(city.heard, moment);
  if (city.cut) {
    city.cut = false;
    tell(true);
  }
}

function term({ id, expires }) {
  const notice = city.notices.get(id);
  if (notice) notice.expires = expires;
}

function source({ name, silent, muted }) {
  const known = city.sources.find((one) => one.name === name);
  if (!known) return;
  if (muted !== undefined) known.muted = muted;
  if (silent !== undefined) Object.assign(known, { fresh: !silent, heard: silent ? undefined : known.heard });
}

async function poll() {
  pollAt = Infinity;
  try {
    const answer = await fetch('/alerts.json', { headers: tag && after !== undefined ? { 'If-None-Match': tag } : {}, cache: 'no-store' });
    const read = Date.parse(answer.headers.get('X-Read-At') ?? '');
    const kept = answer.headers.has('X-Kept-At');
    if (answer.ok) {
      tag = answer.headers.get('ETag') ?? '';
      learn(await answer.json());
      if (!kept) know(read || time());
      tell(true);
    } else if (answer.status === 304) {
      know(read || time());
    }
    if (kept && !city.heard) city.heard = Date.parse(answer.headers.get('X-Kept-At'));
  } catch {
    // Said by the watch below when it lasts.
  }
  if (!listening) pollAt = Math.min(pollAt, Date.now() + jitter(15_000, 30_000));
}

/** Once a second: asks where the line does not open, and says so when nothing came for too long. */
function look() {
  if (Date.now() >= pollAt) poll();
  if (Date.now() >= lookAt) open();
  if (listening && Date.now() - sound > SILENCE) open();
  if (!city.cut && time() - city.heard > SILENCE) {
    city.cut = true;
    tell(true);
  }
  tell(false);
}

/** The phone woke up, or came out of a tunnel. Whatever else waits for a connection belongs here as well. */
function wake() {
  if (document.visibilityState === 'hidden' || Date.now() - sound < 20_000 && navigator.onLine && !city.cut) return;
  open();
  pollAt = Date.now();
  look();
}

addEventListener('online', wake);
addEventListener('pageshow', (event) => event.persisted && wake());
document.addEventListener('visibilitychange', wake);
addEventListener('offline', () => {
  city.cut = true;
  tell(true);
});

const jitter = (from, to) => from + Math.random() * (to - from);
