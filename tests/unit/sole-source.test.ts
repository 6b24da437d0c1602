import { describe, expect, it } from 'vitest';
import { type SoleSourcePlace, soleSourceOf } from '#domain/comparing/sole-source.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import type { Head } from '#domain/model/schema.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { composeScene } from '#scene/scene.ts';
import { SOLE_SOURCE_TONES } from '#scene/sole-source.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import {
  areaId,
  HAS_OUTLINES,
  head,
  OUTLINES_NOTE,
  realCatalogue,
  realDerived,
  smallCatalogue,
  yearOf,
} from './support.ts';

const documentId = (id: string) => id as DocumentId;
const record = (id: string, ...areas: string[]) => ({
  id: documentId(id),
  title: { zh: id, en: id },
  short: { zh: id, en: id },
  authors: { zh: [], en: [] },
  publisher: { zh: '社', en: 'Press' },
  published: null,
  covers: [yearOf(2015), yearOf(2019)] as [ReturnType<typeof yearOf>, ReturnType<typeof yearOf>],
  areas: areas.map(areaId),
});
const inDocument = (id: string, made: Head): Head => ({ ...made, document: documentId(id) });

/** `report` names north and tower, `study` north and south. */
const small = indexCatalogue({
  ...smallCatalogue([
    inDocument(
      'report',
      head({ areas: 'north', asOf: 2015, role: 'cluster', industries: ['software', 'biomedicine'] }),
    ),
    inDocument('report', head({ areas: 'south', asOf: 2015, industries: ['software'] })),
    inDocument(
      'study',
      head({ areas: 'north', asOf: 2019, role: 'core-area', industries: ['software'], standing: 'proposed' }),
    ),
    inDocument('study', head({ areas: 'south', asOf: 2019, role: 'cluster' })),
  ]),
  documents: [record('report', 'north', 'south', 'tower'), record('study', 'north', 'south')],
});
const said = (places: readonly SoleSourcePlace[]) =>
  places.flatMap(({ area, degree, claims }) => [
    `${area} ${degree}`,
    ...claims.map((claim) => `  ${claim.role?.class ?? claim.industry} ${claim.degree}`),
  ]);

describe('what a document is the sole source of', () => {
  it('is each claim that no other makes, and its degree', () => {
    expect(said(soleSourceOf(small, documentId('report')))).toEqual([
      'north claim',
      '  cluster claim',
      '  biomedicine claim',
      'south aspect',
      '  software aspect',
      'tower place',
    ]);
    expect(said(soleSourceOf(small, documentId('study')))).toEqual([
      'north claim',
      '  core-area claim',
      'south aspect',
      '  cluster aspect',
    ]);
  });

  it('is nothing for a document that does not exist', () => {
    expect(soleSourceOf(small, documentId('atlantis'))).toEqual([]);
  });

  it('on the map takes the place of roles, and of the year shown it is independent', () => {
    const view: View = {
      ...DEFAULT_VIEW,
      panel: 'documents',
      document: documentId('report'),
      only: true,
      layers: OVERLAYS,
    };
    const tones = composeScene(small, view, yearOf(2019), 'zh').tones;
    expect(tones).toEqual({ north: SOLE_SOURCE_TONES.claim, south: SOLE_SOURCE_TONES.aspect });
    expect(composeScene(small, view, yearOf(2015), 'zh').tones).toEqual(tones);
    expect(composeScene(small, { ...view, only: false }, yearOf(2019), 'zh').tones.south).not.toBe(
      SOLE_SOURCE_TONES.aspect,
    );
    expect(composeScene(small, { ...view, panel: 'table' }, yearOf(2019), 'zh').tones.south).not.toBe(
      SOLE_SOURCE_TONES.aspect,
    );
  });
});

/** Counted from the rows of the evidence itself, one by one, without claims and without the index. */
describe.skipIf(!HAS_OUTLINES)(`equals a count over the evidence${OUTLINES_NOTE}`, () => {
  const { evidence } = realDerived();
  const areasOf = (file: (typeof evidence)[number]) =>
    new Set([...rowsOf(file).flatMap(({ areas }) => areas), ...file.gaps.flatMap(({ areas }) => areas)]);
  const saysOf = (file: (typeof evidence)[number]) =>
    new Set(
      file.statements.flatMap(({ areas, role, industries }) =>
        areas.flatMap((area) => [
          ...(role ? [`${area} role ${role.class} ${role.zh}`] : []),
          ...industries.map((industry) => `${area} industry ${industry}`),
        ]),
      ),
    );

  it.each(evidence.map((file) => [file.id, file] as const))('%s', (id, file) => {
    const others = evidence.filter((other) => other !== file);
    const own = [...saysOf(file)].filter((claim) => !others.some((other) => saysOf(other).has(claim))).sort();
    const found = soleSourceOf(realCatalogue(), id);
    const asText = found.flatMap(({ area, claims }) =>
      claims.map(({ role, industry }) =>
        role ? `${area} role ${role.class} ${role.zh}` : `${area} industry ${industry}`,
      ),
    );
    expect(own.length).toBeGreaterThan(0);
    expect(asText.sort()).toEqual(own);
    const namedHereAlone = [...areasOf(file)]
      .filter((area) => !others.some((other) => areasOf(other).has(area)))
      .sort();
    expect(found.flatMap(({ area, degree }) => (degree === 'place' ? [area] : [])).sort()).toEqual(namedHereAlone);
    for (const { area, claims } of found)
      for (const { aspect, degree } of claims) {
        const isElsewhere = others.some((other) =>
          [...saysOf(other)].some((claim) => claim.startsWith(`${area} ${aspect} `)),
        );
        expect(degree === 'claim', `${area} ${aspect}`).toBe(isElsewhere);
      }
  });
});
