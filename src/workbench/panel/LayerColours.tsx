/** How a layer is coloured: in one colour, or by the classes of a column. */
import { METHODS, SUMMARIES } from '../model/classify.ts';
import { COLOURS } from '../model/colours.ts';
import type { OwnLayer } from '../model/layer.ts';
import type { Classing } from '../work/layer-work.ts';
import { useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

const COUNTS = [2, 3, 4, 5, 6, 7];
const USUAL_COUNT = 5;
/** Numbers as a person types them between two breaks. */
const BETWEEN = /[\s;；、]+/;

export function LayerColours({ layer: { record, look } }: { readonly layer: OwnLayer }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const { id, style } = record;
  const { classing } = style;
  const isByPlace = look.placing.by === 'names';
  const isNumber = (column: number) => look.columns[column]?.type === 'number';
  const change = (next: Partial<Classing>) => classing && bench.restyle(id, { classing: { ...classing, ...next } });
  const begin = (column: number) =>
    bench.restyle(id, {
      classing: {
        column,
        method: 'quantiles',
        count: USUAL_COUNT,
        own: [],
        // What is counted needs no numbers.
        summary: isByPlace ? (isNumber(column) ? 'sum' : 'count') : 'first',
      },
    });
  const isClassedByNumber = classing && (isNumber(classing.column) || classing.summary === 'count');
  return (
    <>
      {/* Each shape of a drawing has a colour of its own. */}
      {!record.isDrawn && (
        <fieldset className={css.colours}>
          <legend>{t('colour')}</legend>
          {COLOURS.map((colour, index) => (
            <label key={colour}>
              <input
                type="radio"
                name={`colour-${id}`}
                aria-label={t('colourNumber', { number: index + 1 })}
                checked={style.colour === index}
                onChange={() => bench.restyle(id, { colour: index, classing: null })}
              />
              <Swatch colour={colour} />
            </label>
          ))}
        </fieldset>
      )}
      <label className={css.field}>
        {t('colourBy')}
        <select
          value={classing?.column ?? ''}
          onChange={({ target }) =>
            target.value === '' ? bench.restyle(id, { classing: null }) : begin(Number(target.value))
          }
        >
          <option value="">{t('oneColour')}</option>
          {look.columns.map(
            ({ name, type }, column) =>
              type !== 'empty' && (
                <option key={name} value={column}>
                  {name}
                </option>
              ),
          )}
        </select>
      </label>
      {classing && isByPlace && (
        <label className={css.field}>
          {t('summary')}
          <select
            value={classing.summary}
            onChange={({ target }) => change({ summary: SUMMARIES.find((one) => one === target.value) ?? 'count' })}
          >
            {SUMMARIES.filter((one) => one === 'count' || one === 'first' || isNumber(classing.column)).map((one) => (
              <option key={one} value={one}>
                {t(`summary.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {isClassedByNumber && (
        <>
          <label className={css.field}>
            {t('method')}
            <select
              value={classing.method}
              onChange={({ target }) => change({ method: METHODS.find((one) => one === target.value) ?? 'quantiles' })}
            >
              {METHODS.map((one) => (
                <option key={one} value={one}>
                  {t(`method.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {classing.method === 'own' ? (
            <label className={css.field}>
              {t('breaks')}
              <input
                type="text"
                inputMode="decimal"
                defaultValue={classing.own.join(' ')}
                onBlur={({ target }) =>
                  change({
                    own: target.value
                      .split(BETWEEN)
                      .filter((part) => part !== '')
                      .map(Number)
                      .filter(Number.isFinite),
                  })
                }
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </label>
          ) : (
            <label className={css.field}>
              {t('classes')}
              <select value={classing.count} onChange={({ target }) => change({ count: Number(target.value) })}>
                {COUNTS.map((count) => (
                  <option key={count}>{count}</option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
    </>
  );
}

/** A patch of colour. A presentation attribute, because pages may forbid styles in markup. */
export function Swatch({ colour }: { readonly colour: string }) {
  return (
    <svg className={css.swatch} viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">
      <rect width="18" height="12" rx="2" fill={colour} />
    </svg>
  );
}
