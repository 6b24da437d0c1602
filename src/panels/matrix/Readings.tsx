/**
 * Readings of the matrix: how many places share a row, which places are similar, which differ most, and what is
 * missing.
 */
import { useMemo, useState } from 'react';
import {
  differentiation,
  MATRIX_OVERLAYS,
  type Matrix,
  type MatrixPlace,
  type Pair,
  pairsOf,
  rowsByOverlap,
  similarityClass,
  similarityTo,
} from '#domain/comparing/matrix.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { similarTone } from '#scene/tokens.ts';
import { selectArea } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import css from './MatrixPanel.module.css';
import { RowChoice } from './RowChoice.tsx';

interface ReadingProps {
  readonly matrix: Matrix;
}

/** Names of rows in the user's language, as one list. */
function useRowNames({ groups }: Matrix): (ids: readonly string[]) => string {
  const { language, t } = useLanguage();
  const names = useMemo(
    () => new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, row[language]]))),
    [groups, language],
  );
  return (ids) => t.list(ids.map((id) => names.get(id) ?? id));
}

/** Formats a number, rounded to hundredths: a handful of items allows no finer value. The same in both languages. */
const toHundredth = (value: number) => value.toFixed(2);

function Bar({ share }: { readonly share: number }) {
  return <i className={css.bar} style={{ inlineSize: `${Math.round(share * 100)}%` }} />;
}

export function Overlap({ matrix }: ReadingProps) {
  const rows = useMemo(() => rowsByOverlap(matrix), [matrix]);
  const most = rows[0]?.columns ?? 1;
  return (
    <ol className={css.list}>
      {rows.map((row) => (
        <li key={row.id} className={css.measure}>
          <RowChoice matrix={matrix} row={row} />
          <Bar share={row.columns / most} />
        </li>
      ))}
    </ol>
  );
}

/** A place, with the year of its last statement where that is not the year shown. */
function DatedPlace({ place: { area, stated, year } }: { readonly place: MatrixPlace }) {
  return (
    <span>
      <AreaLink id={area.id} /> {!stated && <small>{year}</small>}
    </span>
  );
}

/** Further pairs are behind a button, so many with each press: all of today's places, some of those of thousands. */
const FIRST_PAIRS = 40;
const MORE_PAIRS = 5000;
/** Of other lists. */
const FIRST_ITEMS = 500;

function More({ number, onShow }: { readonly number: number; readonly onShow: () => void }) {
  const { t } = useLanguage();
  return number > 0 && <LinkButton onClick={onShow}>{t('place.more', { number })}</LinkButton>;
}

/** The first of a list that may be long, and what shows more of it. */
function useFirst<Item>(items: readonly Item[]) {
  const [most, setMost] = useState(FIRST_ITEMS);
  return {
    shown: items.slice(0, most),
    more: <More number={Math.min(FIRST_ITEMS, items.length - most)} onShow={() => setMost(most + FIRST_ITEMS)} />,
  };
}

export function Similarity({ matrix }: ReadingProps) {
  const { said, t } = useLanguage();
  const chosen = useSelect((state) => state.view.area);
  const dispatch = useDispatch();
  const [most, setMost] = useState(FIRST_PAIRS);
  const isCompared = matrix.places.some(({ area }) => area.id === chosen);
  const { pairs, total } = useMemo(() => {
    if (!isCompared || !chosen) return pairsOf(matrix, most);
    const all = similarityTo(matrix, chosen) ?? [];
    return { pairs: all.slice(0, most), total: all.length };
  }, [matrix, chosen, isCompared, most]);
  return (
    <>
      <label className={css.choose}>
        {t('matrix.choose')}
        <select
          value={isCompared && chosen ? chosen : ''}
          onChange={(event) => dispatch(selectArea((event.target.value || null) as AreaId | null))}
        >
          <option value="">{t('matrix.allPairs')}</option>
          {matrix.places.map(({ area }) => (
            <option key={area.id} value={area.id}>
              {said(area.name)}
            </option>
          ))}
        </select>
      </label>
      {chosen && !isCompared && <p className={prose.hint}>{t('matrix.unknown', { year: matrix.year })}</p>}
      <ol className={css.list}>
        {pairs.map((pair) => (
          <PairItem key={`${pair.a.area.id} ${pair.b.area.id}`} matrix={matrix} pair={pair} one={isCompared} />
        ))}
      </ol>
      <More number={Math.min(MORE_PAIRS, total - pairs.length)} onShow={() => setMost(most + MORE_PAIRS)} />
    </>
  );
}

function PairItem({ matrix, pair, one }: { readonly matrix: Matrix; readonly pair: Pair; readonly one: boolean }) {
  const { t } = useLanguage();
  const namesOf = useRowNames(matrix);
  return (
    <li>
      <p className={css.line}>
        <b>{toHundredth(pair.index)}</b>
        <RoleMark tone={similarTone(similarityClass(pair.index))} />
        <span>
          {!one && (
            <>
              <DatedPlace place={pair.a} /> ·{' '}
            </>
          )}
          <DatedPlace place={pair.b} />
        </span>
      </p>
      <p className={prose.hint}>
        {pair.common.length > 0
          ? t('matrix.common', { number: pair.common.length, names: namesOf(pair.common) })
          : t('matrix.nothing')}
      </p>
    </li>
  );
}

export function SoleRows({ matrix }: ReadingProps) {
  const { t } = useLanguage();
  const namesOf = useRowNames(matrix);
  const standings = useMemo(() => differentiation(matrix), [matrix]);
  const { shown, more } = useFirst(standings);
  if (standings.length === 0) return <p className={prose.hint}>{t('matrix.unknown', { year: matrix.year })}</p>;
  return (
    <>
      <ol className={css.list}>
        {shown.map(({ place, difference, only }) => (
          <li key={place.area.id}>
            <p className={css.line}>
              <b>{toHundredth(difference)}</b>
              <DatedPlace place={place} />
            </p>
            <p className={prose.hint}>
              {only.length > 0 ? t('matrix.onlyHere', { names: namesOf(only) }) : t('matrix.notOnlyHere')}
            </p>
          </li>
        ))}
      </ol>
      {more}
    </>
  );
}

export function Gaps({ matrix }: ReadingProps) {
  const { t } = useLanguage();
  const { year } = matrix;
  const before = matrix.places.filter(({ stated }) => !stated);
  const { shown, more } = useFirst(before);
  return (
    <>
      <section>
        <h3>
          {t('matrix.never', { year })} <small>{matrix.silent.length}</small>
        </h3>
        {matrix.silent.length === 0 && <p className={prose.hint}>{t('matrix.none')}</p>}
        {MATRIX_OVERLAYS.map((overlay) => (
          <AreaTags
            key={overlay}
            title={t(`layers.${overlay}`)}
            areas={matrix.silent.filter((area) => area.overlay === overlay)}
          />
        ))}
      </section>
      <section>
        <h3>
          {t('matrix.notOfYear', { year })} <small>{before.length}</small>
        </h3>
        {before.length === 0 && <p className={prose.hint}>{t('matrix.none')}</p>}
        <ul className={css.tags}>
          {shown.map((place) => (
            <li key={place.area.id}>
              <DatedPlace place={place} />
            </li>
          ))}
        </ul>
        {more}
      </section>
    </>
  );
}

function AreaTags({ title, areas }: { readonly title: string; readonly areas: readonly Area[] }) {
  const { shown, more } = useFirst(areas);
  if (areas.length === 0) return null;
  return (
    <>
      <h4>
        {title} <small>{areas.length}</small>
      </h4>
      <ul className={css.tags}>
        {shown.map((area) => (
          <li key={area.id}>
            <AreaLink id={area.id} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
