// The element has a method for each command and an event for each thing that the map tells.
await customElements.whenDefined('layout-map');
const map = document.querySelector('#map');
const output = (name) => document.querySelector(`[data-output="${name}"]`);

function note(text) {
  const item = document.createElement('li');
  item.textContent = text;
  const log = output('log');
  log.append(item);
  log.scrollTop = log.scrollHeight;
}

for (const name of ['ready', 'viewchange', 'select', 'error'])
  map.addEventListener(`layout-map-${name}`, ({ detail }) => {
    note(`${name} ${JSON.stringify(detail)}`);
    if (name === 'viewchange') output('link').textContent = `?${detail.link}`;
  });

for (const button of document.querySelectorAll('[data-command]'))
  button.addEventListener('click', async () => {
    const { command, params } = button.dataset;
    try {
      const value = await map[command](JSON.parse(params));
      output('answer').textContent = value?.text ?? '';
    } catch (error) {
      // Every command is answered: with a result, or with an issue that has a code.
      note(`${command}: ${error.code ?? error.name} ${error.message}`);
    }
  });
