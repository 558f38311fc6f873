// A button that copies the words of another piece of the page; without a clipboard they are marked, ready to be copied.

for (const button of document.querySelectorAll('[data-copy]')) {
  const what = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(what.textContent);
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 3000);
    } catch {
      getSelection().selectAllChildren(what);
    }
  });
}
