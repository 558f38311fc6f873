// The office: the held press, the ring for a second key, and the form's token for small requests.

import { onNewMain } from './unsent.js';

const HOLD = 1000;

// A held press is the confirmation: the box that stands there without a script is ticked when the second is over.
for (const button of document.querySelectorAll('[data-hold]')) arm(button);
const armNew = () => document.querySelectorAll('[data-hold]:not([data-armed])').forEach(arm);
document.addEventListener('htmx:afterSwap', armNew);
onNewMain(armNew);

function arm(button) {
  const box = button.form.elements[button.dataset.hold];
  const words = button.querySelector('span');
  const ready = words.textContent;
  let timer = 0;
  button.dataset.armed = '';
  box.closest('.without-script').hidden = true;

  const start = event => {
    if (event.type === 'keydown' && (event.repeat || (event.key !== ' ' && event.key !== 'Enter'))) return;
    if (event.type === 'pointerdown' && event.button !== 0) return;
    if (timer) return;
    button.dataset.holding = '';
    timer = setTimeout(() => {
      stop();
      box.checked = true;
      button.form.requestSubmit();
      button.disabled = true;
    }, HOLD);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    delete button.dataset.holding;
  };
  const click = event => {
    // A short press sends nothing: it says what to do instead.
    if (box.checked) return;
    event.preventDefault();
    words.textContent = button.dataset.holdNote;
    setTimeout(() => { words.textContent = ready; }, 2000);
  };
  button.addEventListener('pointerdown', start);
  button.addEventListener('keydown', start);
  for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur']) button.addEventListener(end, stop);
  button.addEventListener('click', click);
  button.addEventListener('contextmenu', event => event.preventDefault());
}

// A key is wanted: the title blinks and, where the browser lets us, it sounds.
const title = document.title;
let ringing = false;
document.addEventListener('htmx:afterSwap', ring);
ring();

function ring() {
  const wanted = document.querySelector('[data-ring]');
  document.title = wanted ? `● ${wanted.dataset.ringTitle} – ${title}` : title;
  if (wanted && !ringing && navigator.userActivation?.hasBeenActive) sound();
  ringing = Boolean(wanted);
}

function sound() {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.2);
    tone.frequency.value = 880;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 1.2);
  } catch {
    // A browser without sound: the title and the card remain.
  }
}

// One of the two says until when: a ready duration or an exact end.
document.addEventListener('input', ({ target }) => {
  const fields = target.form?.id === 'compose' && target.form.elements;
  if (!fields) return;
  if (target.name === 'lasts') fields.until.value = '';
  if (target.name === 'until' && target.value) for (const ready of fields.lasts.length ? fields.lasts : [fields.lasts]) ready.checked = false;
});
