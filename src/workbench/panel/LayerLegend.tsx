/** What the colours of an own layer mean. */
import { coloursOfLayer, type OwnLayer, proposalsOf } from '../model/layer.ts';
import { useWords } from './context.ts';
import { Swatch } from './LayerColours.tsx';
import css from './Workbench.module.css';

export function LayerLegend({ layer }: { readonly layer: OwnLayer }) {
  const { t, number } = useWords();
  const proposed = proposalsOf(layer).length;
  return (
    <>
      <Classes layer={layer} />
      {proposed > 0 && (
        <p className={css.dashed} data-part="own-proposals">
          {t('proposal')} <small>{number(proposed)}</small>
        </p>
      )}
    </>
  );
}

function Classes({ layer }: { readonly layer: OwnLayer }) {
  const { t, number } = useWords();
  const { record, look, picture } = layer;
  const { classes, counts } = picture;
  const { classing } = record.style;
  if (picture.of === 0) return null;
  const colours = coloursOfLayer(layer);
  if (!classes || !classing) return null;
  const column = look.columns[classing.column]?.name ?? '';
  const texts =
    classes.kind === 'texts'
      ? [...classes.values, ...(classes.hasOthers ? [t('others')] : [])]
      : classes.breaks
          .slice(1)
          .map((to, index) => t('range', { from: number(classes.breaks[index] ?? to), to: number(to) }));
  return (
    <ul className={css.legend} data-part="own-legend" aria-label={t('legendOf', { name: record.name, column })}>
      {[...texts, t('noValue')].map((text, index) => {
        const count = counts[index] ?? 0;
        // A class that nothing is in would still be a range of the numbers; "no value" would be about nothing.
        if (count === 0 && index === texts.length) return null;
        return (
          <li key={text}>
            <Swatch colour={colours[index] ?? ''} /> {text} <small>{number(count)}</small>
          </li>
        );
      })}
    </ul>
  );
}
