/** Published versions stay readable: the current code can unpack, parse and draw each of them. */
import { describe, expect, it } from 'vitest';
import { parseCatalogue, parseEvidence, parseGeometry, parseSearchTerms } from '#data/parse.ts';
import type { Sifted } from '#data/sift.ts';
import { evidenceOf } from '#domain/asof/place.ts';
import { rolesAsOf } from '#domain/asof/rules.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import { DATA_FORMAT } from '#domain/model/version.ts';
import { type Assertion, mannersOf } from '#domain/vocabulary/evidence.ts';
import { GEOMETRY } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { readVersions } from '../../geo/build/versions.ts';

const { versions, problems } = readVersions('.');

/** Nothing of a published file is left out. */
function whole<Value>({ value, dropped }: Sifted<Value>): Value {
  expect(dropped).toEqual([]);
  return value;
}

it('every file in geo/versions is a version whose content is what its name says', () => {
  expect(problems).toEqual([]);
  expect(versions.length).toBeGreaterThan(0);
});

describe.each(versions.map((entry) => [entry.manifest.version, entry] as const))(
  'version %s',
  (_, { manifest, files }) => {
    const json = (name: string): unknown => JSON.parse(files.find((file) => file.name === name)?.text ?? 'null');
    const catalogue = indexCatalogue(whole(parseCatalogue(json('index.json'))));

    it('has a form that this code reads', () => {
      expect(manifest.format).toBeLessThanOrEqual(DATA_FORMAT);
    });

    it('has the evidence of every document in its index, and no other file than these', () => {
      const evidence = catalogue.documents.map(({ id }) => whole(parseEvidence(json(`evidence-${id}.json`))));
      expect(evidence.map(({ id }) => id)).toEqual(catalogue.documents.map(({ id }) => id));
      const byDocument = new Map(evidence.map((file) => [file.id, file]));
      const rows = catalogue.areas.map(({ id }) => evidenceOf(catalogue, byDocument, id).documents.length);
      expect(Math.max(...rows)).toBeGreaterThan(1);
      expect(files.map(({ name }) => name).sort()).toEqual(
        [
          'index.json',
          'search.json',
          ...catalogue.documents.map(({ id }) => `evidence-${id}.json`),
          ...GEOMETRY.map((name) => `geometry-${name}.json`),
        ].sort(),
      );
    });

    it('says of every statement how it said it', () => {
      const raw = json('index.json') as {
        readonly heads: readonly { readonly standing: string; readonly basis?: string }[];
      };
      for (const [index, { standing, basis }] of raw.heads.entries()) {
        const marks = catalogue.heads[index] && mannersOf(catalogue.heads[index]);
        // Format 1 had one mark for a row.
        expect(marks).toEqual(basis === undefined ? [standing] : mannersOf({ standing, basis } as Assertion));
      }
    });

    it('keeps the role that coloured each place', () => {
      // The first version drew the inferred title of the demonstration zone; its order of roles is that of its classes.
      const zone = rolesAsOf(catalogue, 'zhangjiang-demo-zone' as AreaId, 2019 as Year).stated[0]?.role.class;
      expect(zone).toBe(manifest.format === 1 ? 'core-carrier' : 'demonstration-zone');
    });

    it('has readings of names, and shapes in every file of them', () => {
      expect(parseSearchTerms(json('search.json')).readings.length).toBeGreaterThan(0);
      for (const name of GEOMETRY)
        expect(whole(parseGeometry(json(`geometry-${name}.json`))).features.length, name).toBeGreaterThan(0);
    });

    it('makes a map of each of its years', () => {
      expect(catalogue.years.length).toBeGreaterThan(0);
      for (const year of catalogue.years) {
        const scene = composeScene(catalogue, DEFAULT_VIEW, year, 'zh');
        expect(Object.keys(scene.tones).length).toBeGreaterThan(10);
        expect(scene.labels.length).toBeGreaterThan(10);
      }
    });
  },
);
