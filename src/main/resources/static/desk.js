// The desk draws itself anew while it is worked on: not from under a finger that presses something in it.

document.addEventListener('htmx:beforeSwap', event => {
  const { target } = event.detail;
  if (target.id === 'desk-now' && target.querySelector(':active, [data-holding]')) event.detail.shouldSwap = false;
});
