/** The own layers in the left column, below the overlays of the documents: switches, and what their colours mean. */
import { setPanel } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { colourOfLayer, coloursOfLayer, inOrder, type OwnLayer } from '../model/layer.ts';
import { useBench, useWords, useWorkbench } from './context.ts';
import { Swatch } from './LayerColours.tsx';
import { LayerLegend } from './LayerLegend.tsx';
import css from './Workbench.module.css';

/** Of a drawing, whose shapes have colours of their own, the first few. */
const MOST_SWATCHES = 3;
function shownColours(layer: OwnLayer): readonly string[] {
  const colours = coloursOfLayer(layer);
  const shown = [...new Set(layer.picture.paths.map(({ colour }) => colours[colour] ?? ''))];
  return (shown.length > 0 ? shown : [colourOfLayer(layer.record)]).slice(0, MOST_SWATCHES);
}

export function OwnLayers() {
  const { bench, store } = useWorkbench();
  const { t } = useWords();
  const layers = inOrder(useBench((state) => state.layers)).filter(({ picture }) => picture.of > 0);
  if (layers.length === 0) return null;
  return (
    <fieldset className={css.inColumn} data-part="own-layers">
      <legend>{t('title')}</legend>
      {layers.map((layer) => (
        <div key={layer.record.id}>
          <label>
            <input
              type="checkbox"
              checked={layer.record.style.isVisible}
              onChange={({ target }) => bench.restyle(layer.record.id, { isVisible: target.checked })}
            />
            {!layer.picture.classes && shownColours(layer).map((colour) => <Swatch key={colour} colour={colour} />)}
            {layer.record.name}
          </label>
          {layer.record.style.isVisible && <LayerLegend layer={layer} />}
        </div>
      ))}
      <LinkButton onClick={() => store.dispatch(setPanel('workbench'))}>{t('toPanel')}</LinkButton>
    </fieldset>
  );
}
