/** Downloads the rows shown as CSV or GeoJSON. */
import { sourceOf } from '#data/source.ts';
import type { ColumnId } from '#domain/comparing/columns.ts';
import { type TableRow, tableGeoJson, tableRecords } from '#domain/comparing/table.ts';
import { csv } from '#domain/format/csv.ts';
import { announce, failFile } from '#state/actions.ts';
import { download } from '#ui/download.ts';
import { Icon } from '#ui/icons.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import { loadOutlines } from '../outlines.ts';

export function Downloads({
  rows,
  columns,
  year,
}: {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnId[];
  readonly year: number | undefined;
}) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const data = useSelect((state) => state.view.data);
  const name = ['shanghai-innovation-layout', year, ...(data ? ['data', data] : [])].join('-');
  const saveCsv = () => {
    const { fields, records } = tableRecords(rows, columns);
    download(`${name}.csv`, 'text/csv;charset=utf-8', csv(fields, records));
    dispatch(announce(t('table.saved', { count: rows.length })));
  };
  const saveGeoJson = async () => {
    const loaded = await loadOutlines(sourceOf(data));
    if (!loaded.ok) {
      dispatch(failFile(loaded.file, loaded.reason));
      return;
    }
    const about = { title: `${t('app.title')} · ${year}`, attribution: t('table.attribution'), link: location.href };
    download(
      `${name}.geojson`,
      'application/geo+json',
      JSON.stringify(tableGeoJson(rows, columns, loaded.value, about)),
    );
    dispatch(announce(t('table.saved', { count: rows.length })));
  };
  return (
    <>
      <button
        type="button"
        className={dock.button}
        disabled={rows.length === 0}
        aria-label={t('table.csv', { count: rows.length })}
        title={t('table.csv', { count: rows.length })}
        onClick={saveCsv}
      >
        <Icon name="download" />
        <span translate="no">CSV</span> <small>{rows.length}</small>
      </button>
      <button
        type="button"
        className={dock.button}
        disabled={rows.length === 0}
        aria-label={t('table.geojson', { count: rows.length })}
        title={t('table.geojson', { count: rows.length })}
        onClick={() => void saveGeoJson()}
      >
        <Icon name="download" />
        <span translate="no">GeoJSON</span> <small>{rows.length}</small>
      </button>
    </>
  );
}
