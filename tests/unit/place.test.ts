import { describe, expect, it } from 'vitest';
import { ancestorsOf, evidenceOf } from '#domain/asof/place.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import type { DocumentEvidence } from '#domain/model/schema.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, realDerived, smallArea, smallIndexed } from './support.ts';

describe('ancestors', () => {
  it('are listed nearest first', () => {
    const catalogue = smallIndexed([], [smallArea('room', { parent: areaId('tower') })]);
    const room = catalogue.areaById.get(areaId('room'));
    expect(room && ancestorsOf(catalogue, room).map((area) => area.id)).toEqual(['tower', 'north']);
  });
});

describe.skipIf(!HAS_OUTLINES)(`all that is said of a place${OUTLINES_NOTE}`, () => {
  const catalogue = realCatalogue();
  const all = new Map<DocumentId, DocumentEvidence>(realDerived().evidence.map((file) => [file.id, file]));

  it('is every row that names it, of every place', () => {
    for (const area of catalogue.areas) {
      const place = evidenceOf(catalogue, all, area.id);
      const found = ROW_LISTS.reduce((sum, list) => sum + place.rows(list).length, 0);
      expect(found, area.id).toBe(area.rows);
      const statements = place.documents.flatMap((document) => document.statements);
      expect(new Set(statements)).toEqual(new Set(place.rows('statements').map(({ row }) => row)));
    }
  });

  it('comes by document, newest first, also from those that are silent', () => {
    const { documents } = evidenceOf(catalogue, all, areaId('chongming'));
    const years = documents.map(({ document }) => document.covers[1] as number);
    expect(years).toEqual([...years].sort((a, b) => b - a));
    expect(documents).toHaveLength(catalogue.documents.length);
    expect(documents.some((document) => document.statements.length === 0)).toBe(true);
  });

  it('tells what has not loaded from silence', () => {
    const none = evidenceOf(catalogue, new Map(), areaId('pudong'));
    expect(none.documents.every((document) => !document.loaded && document.statements.length === 0)).toBe(true);
    expect(evidenceOf(catalogue, all, areaId('pudong')).documents.every((document) => document.loaded)).toBe(true);
  });

  it('has roles before measures, and newer before older', () => {
    for (const { statements } of evidenceOf(catalogue, all, areaId('pudong')).documents) {
      const aspects = statements.map((row) => row.aspect);
      expect(aspects.lastIndexOf('role')).toBeLessThan(
        aspects.includes('measure') ? aspects.indexOf('measure') : Number.POSITIVE_INFINITY,
      );
    }
  });

  it('includes the structures that it is a member of', () => {
    const structures = evidenceOf(catalogue, all, areaId('songjiang'))
      .rows('structures')
      .map(({ row }) => row.id);
    expect(structures.length).toBeGreaterThan(0);
  });
});
