// The map follows the paragraphs, and never the other way round: nothing here moves the page.
const map = document.querySelector('#map');
const parts = [...document.querySelectorAll('[data-step]')];

function show(part) {
  if (part.hasAttribute('aria-current')) return;
  for (const other of parts) other.removeAttribute('aria-current');
  part.setAttribute('aria-current', 'step');
  map.step = part.dataset.step;
}

// A line across the window, a little above its middle: the part that crosses it is the one that is read.
const line = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) show(target);
  },
  { rootMargin: '-45% 0px -54% 0px' },
);
for (const part of parts) {
  line.observe(part);
  // By the Tab key, too: a link has the focus before its part is at the line.
  part.addEventListener('focusin', () => show(part));
}

// Somebody who clicked into the map may turn its steps there: the part is marked, and the page stays where it is.
map.addEventListener('layout-map-step', ({ detail: { step } }) => {
  for (const part of parts)
    if (part.dataset.step === step) part.setAttribute('aria-current', 'step');
    else part.removeAttribute('aria-current');
});
