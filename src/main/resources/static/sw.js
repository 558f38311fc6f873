// Keeps the city on the phone for bad days: this release's files, the last copy of three pages and of the city's state.

const RELEASE = '%release%';
const CACHE = `city-${RELEASE}`;
const FILES = ['app.css', 'icons.svg', 'favicon.svg', 'app.js', 'live.js', 'now.js', 'place.js', 'places.js', 'more.js'];
const PAGES = ['/', '/places', '/more'];
const STATE = '/alerts.json';
const PATIENCE = 4000;

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.all([
    cache.addAll(FILES.map((name) => `/files/${RELEASE}/${name}`)),
    ...[...PAGES, STATE].map((path) => ask(path, path)),
  ])));
});

addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([
    clients.claim(),
    caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))),
  ]));
});

/** Another language was chosen: the copies are made anew. */
addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(Promise.all(PAGES.map((path) => ask(path, path))));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/files/')) event.respondWith(file(request));
  else if (pathname === STATE) event.respondWith(fresh(request, STATE, event));
  else if (request.mode === 'navigate' && !/^\/(office|sign-in|sign-out|language|ops)(\/|$)/.test(pathname)) {
    event.respondWith(page(request, pathname, search, event));
  }
});

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request, path, search, event) {
  const ours = PAGES.includes(path);
  try {
    return await fresh(request, ours && !search ? path : undefined, event);
  } catch {
    const copy = await last(ours ? path : '/');
    if (!copy) return Response.error();
    const html = await copy.text();
    const mark = `<body data-kept-at="${copy.headers.get('X-Kept-At')}"${ours ? '' : ' data-instead'}`;
    return new Response(html.replace('<body', mark), { headers: { 'Content-Type': 'text/html;charset=UTF-8' } });
  }
}

/** The network's answer, and a copy of it kept; the last copy when the network takes too long or fails. */
async function fresh(request, path, event) {
  const asked = ask(request, path);
  event.waitUntil(asked.catch(() => {}));
  const copy = path && (await last(path));
  try {
    const answer = await (copy ? Promise.race([asked, late()]) : asked);
    if (answer.status < 500 || !copy) return answer;
  } catch (trouble) {
    if (path !== STATE || !copy) throw trouble;
  }
  if (path !== STATE) throw new Error('the last copy is better');
  return copy;
}

const late = () => new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error('late')));

/** Only what is public and complete is kept: what a signed-in person sees says otherwise. */
async function ask(request, path) {
  const answer = await fetch(request);
  const mayKeep = path && answer.status === 200 && !answer.redirected && !/no-store|private/.test(answer.headers.get('Cache-Control') ?? '');
  if (mayKeep) {
    const headers = new Headers(answer.headers);
    headers.set('X-Kept-At', new Date(answer.headers.get('Date') ?? Date.now()).toISOString());
    headers.delete('Content-Encoding');
    const copy = new Response(await answer.clone().blob(), { headers });
    await (await caches.open(CACHE)).put(path, copy);
  }
  return answer;
}

const last = async (path) => (await caches.open(CACHE)).match(path);
