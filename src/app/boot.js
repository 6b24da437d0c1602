/* Runs before the first paint, so that the first picture is in the reader's language, theme, mode, camera and year.
   Plain script, inlined by the build; the app reads the link again, with all its checks, when it has loaded. */
(function () {
  var poster = __POSTER__;
  var languages = __LANGUAGES__;
  var root = document.documentElement;
  var query = new URLSearchParams(location.search.length < 8000 ? location.search : '');
  function pick(key, allowed) {
    var value = query.get(key);
    return allowed.indexOf(value) >= 0 ? value : null;
  }
  var own = (navigator.language || '').toLowerCase().split('-')[0];
  root.lang = pick('lang', languages.codes) || (languages.codes.indexOf(own) >= 0 ? own : languages.fallback);
  root.dataset.theme =
    pick('theme', ['light', 'dark']) || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.mode = pick('mode', ['explore', 'embed', 'present']) || 'explore';
  root.dataset.scripts = 'on';
  var embedded = root.dataset.mode === 'embed';
  var show = query.get('show') === null ? 'panel' : query.get('show').replace(/,/g, ' ');
  root.dataset.interaction = embedded ? pick('interaction', ['free', 'locked']) || 'cooperative' : 'free';
  if (embedded) root.dataset.show = show;
  if (/^[0-9a-f]{12}$/.test(query.get('data') || '')) root.dataset.frozen = 'on';
  var area = /^[a-z0-9-]{1,80}$/.test(query.get('area') || '') ? query.get('area') : null;
  if (area && (!embedded || / panel /.test(' ' + show + ' '))) root.dataset.details = 'open';

  /* Mercator, as in src/scene/mercator.ts: the picture's box is moved and sized so that the link's centre stands in the middle. */
  function mercatorY(lat) {
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  }
  function place(box, at) {
    var frame = box.parentElement.getBoundingClientRect();
    var world = 512 * Math.pow(2, at[2]);
    var width = poster.worldWidth * world;
    var left = frame.width / 2 + (poster.west - (at[0] / 360 + 0.5)) * world;
    var top = frame.height / 2 + (poster.north - mercatorY(at[1])) * world;
    box.style.cssText +=
      ';position:absolute;translate:none;width:' + width + 'px;left:' + left + 'px;top:' + top + 'px';
  }
  function paint(box) {
    var tones = poster.tones[query.get('asof')] || {};
    Object.keys(tones).forEach(function (id) {
      var tone = tones[id];
      var stated = tone !== 'not-stated';
      var colour = stated ? 'var(--role-' + tone + ')' : 'var(--not-stated)';
      box.querySelectorAll('[data-layer$="-fill"] [data-id="' + id + '"]').forEach(function (shape) {
        var opaque = /^color-mix/.test(shape.getAttribute('fill'));
        var strength = poster.strengths[shape.closest('[data-layer]').dataset.layer];
        shape.setAttribute(
          'fill',
          opaque ? 'color-mix(in srgb,' + colour + ' ' + strength + '%,var(--subject))' : stated ? colour : 'none',
        );
        if (!opaque) shape.setAttribute('fill-opacity', strength / 100);
        /* The dots that follow a shape say that nothing is stated. */
        if (stated && shape.nextElementSibling) shape.nextElementSibling.remove();
      });
    });
    if (area)
      box.querySelectorAll('[data-layer$="-fill"] [data-id="' + area + '"]').forEach(function (shape) {
        shape.classList.add('poster-selected');
      });
  }
  /* The picture is further down the page: act as soon as the parser has made it, before it is painted. */
  new MutationObserver(function (_, observer) {
    var box = document.querySelector('.poster-box');
    if (!box || !document.getElementById('app')) return;
    observer.disconnect();
    var at = (query.get('at') || '').split(',').map(Number);
    if (
      at.length === 3 &&
      at.every(Number.isFinite) &&
      Math.abs(at[1]) <= 85 &&
      Math.abs(at[0]) <= 180 &&
      at[2] >= -1 &&
      at[2] <= 14
    )
      place(box, at);
    paint(box);
    requestAnimationFrame(function () {
      performance.mark('map:poster');
    });
  }).observe(root, { childList: true, subtree: true });
})();
