/** Downloads the rows shown as CSV or GeoJSON. */
import { onSite } from '#data/carried.ts';
import { sourceOf } from '#data/source.ts';
import type { ColumnId } from '#domain/comparing/columns.ts';
import { type FileAbout, type TableRow, tableCsv, tableGeoJson } from '#domain/comparing/table.ts';
import { failFile } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import { loadOutlines } from '../outlines.ts';
import { useSave } from '../parts/use-save.ts';

const WORD_CHARACTERS = 40;
/** A part of a file's name: letters and digits of any script, with hyphens for everything else. */
const fileWord = (text: string | number) =>
  String(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, WORD_CHARACTERS);

export function Downloads({
  rows,
  columns,
  about,
  marks,
}: {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnId[];
  readonly about: FileAbout;
  /** What the file's name says of the filter: ids and the text that was typed. */
  readonly marks: readonly string[];
}) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const save = useSave();
  const data = useSelect((state) => state.view.data);
  const parts = ['shanghai-innovation-layout', about.year, ...marks, ...(data ? ['data', data] : [])];
  const name = parts.map(fileWord).filter(Boolean).join('-');
  const saveCsv = () => {
    const table = tableCsv(rows, columns, about, (column) => t(`table.${column}`));
    save(`${name}.csv`, 'text/csv;charset=utf-8', table, t('table.saved', { count: rows.length }));
  };
  const saveGeoJson = async () => {
    const loaded = await loadOutlines(sourceOf(data));
    if (!loaded.ok) {
      dispatch(failFile(loaded.file, loaded.reason));
      return;
    }
    const whole = {
      ...about,
      title: `${t('app.title')} · ${about.year}`,
      attribution: t('table.attribution'),
      link: new URL(onSite(location.search || '.'), location.href).href,
    };
    save(
      `${name}.geojson`,
      'application/geo+json',
      JSON.stringify(tableGeoJson(rows, columns, loaded.value, whole)),
      t('table.saved', { count: rows.length }),
    );
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
