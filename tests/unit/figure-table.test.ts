/** The published table of figures says all that a figure says of its value. */
import { expect, it } from 'vitest';
import { areasOfFigure } from '#domain/model/rows/figures.ts';
import { publish } from '../../geo/build/publish.ts';
import { realDerived } from './support.ts';

const derived = realDerived();
const files = new Map(publish(derived).map(({ path, text }) => [path, text]));
const figures = derived.documents.flatMap((file) => file.figures);

/** Cells of a line without quotes in it; the texts of figures stand in columns that are not asked for. */
const lines = (files.get('figures.csv') ?? '')
  .replace(/^\ufeff/, '')
  .trimEnd()
  .split('\r\n');
const names = lines[0]?.split(',') ?? [];
const rowOf = (id: string) => {
  const cells = [...(lines.find((line) => line.startsWith(`${id},`)) ?? '').matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)];
  return Object.fromEntries(names.map((name, index) => [name, cells[index]?.[1]?.replace(/^"|"$/g, '')]));
};

it('bounds, approximations, notes, and all places of a joint one', () => {
  expect(figures.filter(({ bound, approx, note }) => bound || approx || note).length).toBeGreaterThan(40);
  expect(figures.filter(({ areas }) => areas).length).toBeGreaterThan(0);
  for (const figure of figures) {
    const row = rowOf(figure.id);
    expect(row, figure.id).toMatchObject({
      area: figure.area ?? '',
      areas: areasOfFigure(figure).join(' '),
      bound: figure.bound ?? '',
      approx: String(figure.approx ?? false),
      note_zh: (figure.note?.zh ?? '').replaceAll('"', '""'),
    });
  }
});

it('columns keep their places, and the package describes the new ones', () => {
  expect(names.slice(0, 8)).toEqual(['id', 'document', 'line', 'section', 'as_of', 'period', 'area', 'metric']);
  const { resources } = JSON.parse(files.get('datapackage.json') ?? '{}') as {
    readonly resources: readonly { readonly name: string; readonly schema?: { readonly fields: readonly object[] } }[];
  };
  const fields = resources.find(({ name }) => name === 'figures')?.schema?.fields;
  expect(fields).toEqual(names.map((name) => expect.objectContaining({ name })));
  expect(fields).toContainEqual({ name: 'approx', type: 'boolean' });
});
