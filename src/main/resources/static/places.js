// Shelters nearest first: where I am is asked once, on a tap, and never leaves the phone.

import { lang, myPlace, say } from './app.js';
import { metres } from './live.js';

const SPEED = 4500 / 60; // metres a minute on foot
const NEAREST = 5;
const FAR = 30_000;

const parts = document.getElementById('parts');
const said = document.getElementById('nearest-said');
const box = document.getElementById('nearest');

if (parts && 'geolocation' in navigator) {
  box.hidden = false;
  box.querySelector('[data-act=nearest]').addEventListener('click', () => {
    said.textContent = said.dataset.asking;
    navigator.geolocation.getCurrentPosition(found, () => (said.textContent = said.dataset.refused), { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 });
  });
}

// A phone has a map of its own, and that one works without a connection.
const own = /Android/.test(navigator.userAgent) ? (point) => `geo:${point}?q=${point}` : /iPhone|iPad/.test(navigator.userAgent) ? (point) => `maps:?q=${point}` : undefined;
for (const link of own ? document.querySelectorAll('[data-act=map]') : []) {
  const { latitude, longitude } = link.closest('[data-latitude]').dataset;
  link.href = own(`${latitude},${longitude}`);
}

// My own part of the city comes first.
const mine = parts && document.getElementById(myPlace()?.unit ?? '');
if (mine) parts.prepend(mine);

function found({ coords }) {
  const here = [coords.latitude, coords.longitude];
  const lines = [...parts.querySelectorAll('[data-latitude]')]
    .map((line) => ({ line, point: [+line.dataset.latitude, +line.dataset.longitude] }))
    .map((one) => ({ ...one, away: metres(here, one.point) }))
    .sort((a, b) => protects(b) - protects(a) || a.away - b.away);
  if (!lines.length || Math.min(...lines.map((one) => one.away)) > FAR) {
    said.textContent = said.dataset.far;
    return;
  }
  const nearest = lines.slice(0, NEAREST).map(({ line, point, away }) => {
    const copy = line.cloneNode(true);
    const words = copy.querySelector('.away');
    words.textContent = say(parts.dataset.away, length(away), direction(here, point), Math.max(1, Math.round(away / SPEED)));
    words.hidden = false;
    return copy;
  });
  const list = document.getElementById('found');
  list.querySelector('ul').replaceChildren(...nearest);
  list.hidden = false;
  said.textContent = say(said.dataset.done, Math.round(coords.accuracy));
  list.scrollIntoView({ block: 'nearest' });
}

/** A point of warmth is no shelter. */
const protects = ({ line }) => line.dataset.kind !== 'resilience';

const length = (away) => (away < 950
  ? say(parts.dataset.metres, Math.max(10, Math.round(away / 10) * 10))
  : say(parts.dataset.kilometres, (away / 1000).toLocaleString(lang, { maximumFractionDigits: 1 })));

function direction([lat1, lon1], [lat2, lon2]) {
  const east = (lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180);
  const turn = (Math.atan2(east, lat2 - lat1) * 180) / Math.PI;
  return parts.dataset.directions.split('|')[Math.round((turn + 360) / 45) % 8];
}
