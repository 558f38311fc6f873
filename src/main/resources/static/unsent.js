// What an officer typed is not lost: forms are sent without leaving the page, and unsent words stay on this device only.

const PATIENCE = 20_000;
const KEPT = 'unsent:';
const KEPT_FOR = 24 * 3600_000;
const PRIVATE = ['_csrf', 'form', 'sure'];

const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const sending = new Set();
const changes = [];

/** Another main stands in the page now: what arms buttons listens here. */
export const onNewMain = (act) => changes.push(act);

// ——— sending ———

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('.sign-out')) forgetAll();
  if (!form.matches('[data-send]')) return;
  event.preventDefault();
  send(form);
});

async function send(form) {
  if (sending.has(form)) return;
  sending.add(form);
  form.querySelector('.not-sent')?.remove();
  const offline = !navigator.onLine;
  try {
    if (await answered(form, await post(form))) return;
  } catch {
    // Only what was never on its way is surely not sent.
    trouble(form, offline ? 'offline' : form.elements.form ? 'unanswered' : 'unsure');
  }
  sending.delete(form);
  if (form.elements.sure) form.elements.sure.checked = false;
  for (const button of form.querySelectorAll('button:disabled')) button.disabled = false;
}

const post = (form) => fetch(form.getAttribute('action'), {
  method: 'POST',
  body: form.enctype === 'multipart/form-data' ? new FormData(form) : new URLSearchParams(new FormData(form)),
  headers: { Accept: 'text/html' },
  signal: AbortSignal.timeout(PATIENCE),
});

/** True when the browser is on its way to another page. */
async function answered(form, answer, again = true) {
  if (signsIn(answer)) return over(form);
  if (answer.redirected) {
    forget(form);
    location.assign(answer.url);
    return true;
  }
  if (answer.status === 403 && again) {
    return await renewed() ? answered(form, await post(form), false) : over(form);
  }
  if (answer.status >= 500) throw new Error('the city is busy');
  const page = parsed(await answer.text());
  if (page.querySelector('body[data-office]')) replaceMain(page);
  else say(form, [...page.querySelectorAll('main h1, main p')].map((part) => part.textContent.trim()).join('. '), false);
  return false;
}

const signsIn = (answer) => answer.status === 401 || (answer.redirected && new URL(answer.url).pathname.startsWith('/sign-in'));
const parsed = (html) => new DOMParser().parseFromString(html, 'text/html');

function replaceMain(page) {
  const main = document.adoptNode(page.querySelector('main'));
  document.querySelector('main').replaceWith(main);
  document.title = page.title;
  window.htmx?.process(main);
  begin(true);
  for (const act of changes) act();
}

/** Signed in again in another window: this page's forms get the token of the new visit. */
async function renewed() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok || signsIn(answer)) return false;
  const token = parsed(await answer.text()).querySelector('[name=_csrf]')?.value;
  for (const field of document.querySelectorAll('[name=_csrf]')) field.value = token ?? '';
  return Boolean(token);
}

const trouble = (form, why) => say(form, piece('not-sent').dataset[why], true);

function say(form, words, retry) {
  const note = piece('not-sent');
  note.querySelector('span').textContent = words;
  const button = note.querySelector('button');
  if (retry) {
    button.addEventListener('click', () => {
      if (form.elements.sure) form.elements.sure.checked = true;
      form.requestSubmit();
    });
    // Other words want the button held anew.
    form.addEventListener('input', () => button.remove(), { once: true });
  } else button.remove();
  stand(form, note);
}

/** Beside the button that was pressed, where the eye is. */
function stand(form, note) {
  const bar = form.querySelector('.act-bar') ?? form;
  bar.prepend(note);
  note.scrollIntoView({ block: 'nearest' });
}

function over(form = document.querySelector('form[data-keep]')) {
  if (!document.querySelector('.not-sent')) {
    const note = piece('session-over');
    note.querySelector('a').href = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
    if (form) stand(form, note);
    else document.querySelector('main').prepend(note);
  }
  return false;
}

// Small requests of the page itself: the preview beside the form, the ring.
let token = true;
document.addEventListener('htmx:beforeOnLoad', (event) => {
  const { xhr } = event.detail;
  if (xhr.status === 401) {
    event.preventDefault();
    over();
  } else if (xhr.status === 403) {
    event.preventDefault();
    if (!token) return over();
    token = false;
    renewed().then((fresh) => fresh ? document.querySelector('form[data-keep]')?.dispatchEvent(new Event('change', { bubbles: true })) : over()).catch(() => {});
  } else token = true;
});

// ——— kept words ———

const store = (act) => {
  try {
    return act(localStorage);
  } catch {
    // Private windows and full phones refuse to keep things.
    return undefined;
  }
};

const typed = (form) => JSON.stringify([...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !PRIVATE.includes(name))
  .map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]));

const read = (form) => store((shelf) => JSON.parse(shelf.getItem(KEPT + form.dataset.keep)));
const forget = (form) => form.dataset.keep && store((shelf) => shelf.removeItem(KEPT + form.dataset.keep));

export function forgetAll() {
  store((shelf) => Object.keys(shelf).filter((key) => key.startsWith(KEPT)).forEach((key) => shelf.removeItem(key)));
}

function keep(form) {
  const fields = typed(form);
  if (fields === form.dataset.ready) return forget(form);
  return store((shelf) => shelf.setItem(KEPT + form.dataset.keep, JSON.stringify({ at: Date.now(), fields })));
}

function offer(form) {
  const kept = read(form);
  if (!kept || kept.fields === form.dataset.ready) return;
  if (Date.now() - kept.at > KEPT_FOR) return void forget(form);
  const note = piece('kept');
  const words = note.querySelector('span');
  words.textContent = words.dataset.at.replace('{0}', new Date(kept.at).toLocaleTimeString('uk-UA', { hour: 'numeric', minute: '2-digit' }));
  note.querySelector('[data-act=restore]').addEventListener('click', () => {
    restore(form, JSON.parse(kept.fields));
    note.remove();
  });
  note.querySelector('[data-act=drop]').addEventListener('click', () => {
    forget(form);
    note.remove();
  });
  // Within the form: what stands above it would push the sending bar under the menu.
  form.prepend(note);
}

function restore(form, fields) {
  const values = Map.groupBy ? Map.groupBy(fields, ([name]) => name) : fields.reduce((all, field) => all.set(field[0], [...all.get(field[0]) ?? [], field]), new Map());
  for (const control of form.elements) {
    if (!control.name || control.type === 'hidden' || control.type === 'file' || PRIVATE.includes(control.name)) continue;
    const its = (values.get(control.name) ?? []).map(([, value]) => value);
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = its.includes(control.value);
    else if (its.length) control.value = its[0];
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('input', (event) => {
  const { target } = event;
  target.setCustomValidity?.('');
  const form = target.form;
  if (form?.matches('[data-keep]') && !PRIVATE.includes(target.name)) keep(form);
});
document.addEventListener('change', (event) => {
  // The browser's own button for files speaks the browser's language: ours says what was chosen.
  if (event.target.type === 'file') document.querySelector(`[data-chosen=${event.target.id}]`).textContent = [...event.target.files].map((file) => file.name).join(', ');
  const form = event.target.closest?.('form[data-keep]');
  if (form && !PRIVATE.includes(event.target.name)) keep(form);
});

// The browser's own bubbles speak the browser's language: ours speak the page's.
document.addEventListener('invalid', ({ target }) => {
  if (target.validity.valueMissing) target.setCustomValidity(document.body.dataset.required);
}, true);

// ——— beginning ———

/** A form that came back with its mistakes holds what was typed: nothing to offer, and nothing in it is to be forgotten. */
function begin(cameBack) {
  for (const form of document.querySelectorAll('form[data-keep]')) {
    form.dataset.ready = cameBack ? '' : typed(form);
    if (!cameBack) offer(form);
  }
  remember();
  toFirstMistake();
}

/** The address carries the form's key: whoever comes Back finds the same form, not a second one. */
function remember() {
  const key = document.querySelector('#compose [name=form]')?.value;
  if (!key) return;
  const here = new URL(location.href);
  here.searchParams.set('form', key);
  history.replaceState(history.state, '', here);
}

function toFirstMistake() {
  if (!document.querySelector('.error-summary')) return;
  const wrong = [...document.querySelectorAll('[data-invalid] :is(input:not([type=hidden]), textarea, select)')].find((field) => field.checkVisibility?.() ?? true);
  if (!wrong) return;
  wrong.focus({ preventScroll: true });
  wrong.closest('[data-invalid]').scrollIntoView({ block: 'start' });
}

begin();
