// The app on the home screen: browsers that can ask do, the others have steps to follow.

import './app.js';

const box = document.getElementById('install');
const button = box.querySelector('[data-act=install]');
const ios = /iPhone|iPad/.test(navigator.userAgent);
box.querySelector(ios ? '[data-part=ios]' : '[data-part=android]').open = /iPhone|iPad|Android/.test(navigator.userAgent);

addEventListener('beforeinstallprompt', (question) => {
  question.preventDefault();
  button.hidden = false;
  button.onclick = () => question.prompt();
});

addEventListener('appinstalled', () => (box.hidden = true));
