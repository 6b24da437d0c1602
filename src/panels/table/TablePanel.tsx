/**
 * The places of the layers that are on, or all that match the filter, as rows: sorting, search and download. A row and
 * its place share their selection.
 */
import { useDeferredValue, useMemo, useRef } from 'react';
import { activeFacets, choiceOf } from '#domain/asof/filter.ts';
import { COLUMNS, type ColumnId } from '#domain/comparing/columns.ts';
import { cellTexts, rowCounts, sortRows, type TableRow, tableRow } from '#domain/comparing/table.ts';
import { findRows } from '#search/rows.ts';
import { setColumns, setFind, startSearch } from '#state/actions.ts';
import { listedAreas } from '#state/selectors.ts';
import { FIND_MAX } from '#state/view.ts';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { useFilterNames } from '../filter/use-filter-names.ts';
import dock from '../frame/DockPanel.module.css';
import { DockPanel } from '../frame/DockPanel.tsx';
import { useCriteria } from '../parts/use-criteria.ts';
import { useNames } from '../parts/use-names.ts';
import { useTypedText } from '../parts/use-typed-text.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { FIRST_HIDDEN } from './columns.ts';
import { Downloads } from './Downloads.tsx';
import { Grid } from './Grid.tsx';

const NO_ROWS: readonly TableRow[] = [];

export function TablePanel() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const criteria = useCriteria();
  const layers = useSelect((state) => state.view.layers);
  const sort = useSelect((state) => state.view.sort);
  const evidence = useSelect((state) => state.evidence);
  const dispatch = useDispatch();
  const [text, setText] = useTypedText(
    useSelect((state) => state.view.find),
    (find) => dispatch(setFind(find)),
  );
  const query = useDeferredValue(text);
  const field = useRef<HTMLInputElement>(null);
  useEscapeLayer(text === '' ? null : 'table-field', () => setText(''), field);
  const chosen = useSelect((state) => state.view.columns);
  const hidden = useMemo(
    () => (chosen ? new Set(COLUMNS.filter((id) => !chosen.includes(id))) : FIRST_HIDDEN[language]),
    [chosen, language],
  );
  const setHidden = (next: ReadonlySet<ColumnId>) => dispatch(setColumns(COLUMNS.filter((id) => !next.has(id))));

  const areas = useMemo(
    () => listedAreas(catalogue, { ...criteria, layers }, year),
    [catalogue, criteria, layers, year],
  );
  const rows = useMemo(() => {
    if (!catalogue || !year) return NO_ROWS;
    const counts = rowCounts(catalogue, evidence);
    return areas.map((area) =>
      tableRow(catalogue, area, year, language, counts, t(`precision.${area.precision}`), (manner) =>
        t(`standing.${manner}`),
      ),
    );
  }, [catalogue, areas, year, language, evidence, t]);
  const names = useNames();
  const shown = useMemo(
    () => sortRows(findRows(rows, query, cellTexts, names), sort, language),
    [rows, query, names, sort, language],
  );
  const facets = activeFacets(criteria);
  const isFiltered = facets.length > 0;
  const { filterName } = useFilterNames();
  const find = query.trim();
  const filter =
    t.list([
      ...facets.map((facet) => filterName(criteria, facet)),
      ...(find ? [t('table.found', { text: find })] : []),
    ]) || t('table.unfiltered');
  const marks = [...facets.map((facet) => choiceOf(criteria, facet) ?? ''), find];
  const off = shown.filter(({ area }) => !layers.some((layer) => layer === area.overlay)).length;
  const visible = COLUMNS.filter((id) => !hidden.has(id));
  return (
    <DockPanel
      label={t('tool.table')}
      count={
        <small role="status">
          {shown.length === rows.length
            ? t(isFiltered ? 'count.places' : 'table.countOn', { count: rows.length })
            : t('table.countOf', { shown: shown.length, count: rows.length })}
          {off > 0 && ` · ${t('table.countOff', { count: off })}`}
        </small>
      }
      closeLabel={t('dock.close')}
      tools={
        <>
          <input
            ref={field}
            type="search"
            maxLength={FIND_MAX}
            className={dock.field}
            aria-label={t('table.find')}
            placeholder={t('table.find')}
            value={text}
            // Loads the readings, by which this field finds places too.
            onFocus={() => dispatch(startSearch())}
            onChange={(event) => setText(event.target.value)}
          />
          <ColumnChoice hidden={hidden} onChange={setHidden} />
          {year && <Downloads rows={shown} columns={visible} about={{ year, filter }} marks={marks} />}
        </>
      }
    >
      {catalogue ? (
        <Grid rows={shown} columns={visible} sort={sort} />
      ) : (
        <p className={classes(prose.hint, dock.empty)}>{t('ui.loading')}</p>
      )}
    </DockPanel>
  );
}
