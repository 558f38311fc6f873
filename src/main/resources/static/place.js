// Choosing my place: a part of the city, and if I like my street by its new or old name, and my house.

import { lang, myPlace, pattern, say, settle } from './app.js';

const PAUSE = 200;

export function choose(parts) {
  const dialog = pattern('choose');
  const part = dialog.querySelector('select');
  const typed = dialog.querySelector('#choose-street');
  const house = dialog.querySelector('#choose-house');
  const found = dialog.querySelector('.found');
  const note = dialog.querySelector('[role=status]');
  const place = myPlace();
  let street = place?.street;
  let waiting;
  let asking;

  part.value = place?.unit ?? '';
  typed.value = street?.title[lang] ?? '';
  house.value = place?.house ?? '';
  house.parentElement.hidden = !street;

  typed.addEventListener('input', () => {
    street = undefined;
    house.parentElement.hidden = true;
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });

  async function search() {
    asking?.abort();
    asking = new AbortController();
    const words = typed.value.trim();
    if (words.length < 2) return show([], '');
    try {
      const answer = await fetch(`/streets.json?q=${encodeURIComponent(words)}`, { signal: asking.signal });
      const streets = await answer.json();
      show(streets, streets.length ? '' : note.dataset.none);
    } catch (trouble) {
      if (trouble.name !== 'AbortError') show([], note.dataset.cut);
    }
  }

  function show(streets, words) {
    found.replaceChildren(...streets.map((one) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'found-street' });
      button.append(label(one), where(one));
      button.addEventListener('click', () => take(one));
      const line = document.createElement('li');
      line.append(button);
      return line;
    }));
    found.hidden = !streets.length;
    note.textContent = words;
  }

  const label = ({ title, old }) => Object.assign(document.createElement('strong'), { textContent: old ? say(note.dataset.old, title[lang], old) : title[lang] });
  const where = ({ district, settlement }) => Object.assign(document.createElement('small'), { textContent: named(district ?? settlement) });
  const named = (code) => parts.find((one) => one.code === code)?.name[lang] ?? '';

  function take(one) {
    street = { id: one.id, title: one.title };
    typed.value = one.title[lang];
    const own = one.district ?? one.settlement;
    if (parts.some((known) => known.code === own)) part.value = own;
    show([], '');
    house.parentElement.hidden = false;
    (part.value ? house : part).focus();
  }

  dialog.addEventListener('close', () => {
    asking?.abort();
    if (dialog.returnValue === 'forget') settle();
    const chosen = parts.find((one) => one.code === part.value);
    if (dialog.returnValue === 'save' && chosen) {
      settle({ name: 'home', unit: chosen.code, within: chosen.within, title: chosen.name, ...(street ? { street, house: house.value.trim() } : {}) });
    }
    dialog.remove();
  });

  document.body.append(dialog);
  dialog.showModal();
}
