// The reader's language, and a button for the other one. The maps follow by an attribute, as any page could set it.
const { documentElement: root } = document;
const button = document.querySelector('[data-switch]');
function use(language) {
  root.dataset.language = language;
  root.lang = language;
  for (const map of document.querySelectorAll('layout-map')) map.setAttribute('lang', language);
  if (!button) return;
  button.textContent = language === 'zh' ? 'English' : '中文';
  button.lang = language === 'zh' ? 'en' : 'zh';
}
button?.addEventListener('click', () => use(root.dataset.language === 'zh' ? 'en' : 'zh'));
use(/^zh/i.test(navigator.language) ? 'zh' : 'en');
