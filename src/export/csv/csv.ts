/** CSV: one table of the View, with a byte order mark for spreadsheets. */
import { csv } from '#domain/format/csv.ts';
import { type ExportRequest, type Made, textFile, type Work } from '../format.ts';
import { plainCell } from '../tables/sheet.ts';
import { type SheetName, sheetNamed } from '../tables/sheets.ts';

/** The rows of a table as CSV: those of the workbook, cell by cell. */
export async function makeCsv(
  request: ExportRequest,
  { progress, signal }: Work,
  { table }: { readonly table: SheetName },
): Promise<Made> {
  signal.throwIfAborted();
  const sheet = sheetNamed(request, table);
  progress(0.5);
  const text = csv(
    sheet.columns.map(({ name }) => name),
    sheet.rows.map((row) => Object.fromEntries(sheet.columns.map(({ name }, index) => [name, plainCell(row[index])]))),
    sheet.columns.map(({ heading }) => heading),
  );
  const file = textFile(request, { extension: 'csv', type: 'text/csv;charset=utf-8', text });
  return table === 'places' ? file : { ...file, name: file.name.replace(/csv$/, `${sheet.id}.csv`) };
}
