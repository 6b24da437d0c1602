/** What several unit tests start from: the real project, and catalogues small enough to read at a glance. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IndexedCatalogue, indexCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, IndustryId, RoleClassId, StatementId, Year } from '#domain/model/ids.ts';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Area, Catalogue, DocumentEvidence, Head } from '#domain/model/schema.ts';
import type { Derived } from '../../geo/build/derive.ts';
import { type Project, readProject } from '../../geo/build/read.ts';
import { type SourceTexts, sourcesBeside } from '../../geo/build/sources.ts';
import { keptDerived } from './kept-derived.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = join(root, '..', 'shared');

/** The imported outlines: without them the real project is not whole, and tests of it are skipped. */
export const HAS_OUTLINES = existsSync(join(root, 'geo/layers/districts.geojson'));
export const OUTLINES_NOTE = HAS_OUTLINES ? '' : ' (skipped: geo/layers/districts.geojson is not there)';

let project: Project | undefined;
let derived: Derived | undefined;
export function realProject(): Project {
  project ??= readProject(join(root, 'geo'), root);
  return project;
}
/** @throws with all issues when the project has any. */
export function realDerived(): Derived {
  derived ??= keptDerived(root);
  return derived;
}
export const realCatalogue = (): IndexedCatalogue => indexCatalogue(realDerived().catalogue);
export const sourceTexts = (): SourceTexts | undefined => sourcesBeside(root);
export const inventoryFile = join(shared, 'inventory', 'areas.csv');

export const areaId = (id: string) => id as AreaId;
export const yearOf = (value: number) => value as Year;
export const industry = (id: string) => id as IndustryId;

export const smallArea = (id: string, change: Partial<Area> = {}): Area => ({
  id: areaId(id),
  name: { zh: `名${id}`, en: `Name ${id}` },
  kind: 'district',
  overlay: 'districts',
  precision: 'boundary',
  shape: 'polygon',
  point: [121.5, 31.2],
  rows: 0,
  ...change,
});

/** A document without rows: an empty list for each kind of the registry, so that a new kind is no work for tests. */
export const noRows = (id: string): DocumentEvidence =>
  ({ id, gaps: [], ...Object.fromEntries(ROW_LISTS.map((list) => [list, []])) }) as object as DocumentEvidence;

interface HeadSketch {
  readonly areas: string;
  readonly asOf: number;
  readonly role?: string;
  readonly industries?: readonly string[];
  readonly standing?: Head['standing'];
  readonly basis?: Head['basis'];
  readonly headline?: true;
  readonly line?: number;
}
let serial = 0;
/** A statement's head in one line: `head({ areas: 'north south', asOf: 2015, role: 'cluster' })`. */
export const head = ({
  areas,
  asOf,
  role,
  industries = [],
  standing = 'stated',
  basis = 'named',
  headline,
  line = 1,
}: HeadSketch): Head => ({
  id: `head-${serial++}` as StatementId,
  document: 'report' as DocumentId,
  areas: areas.split(' ').map(areaId),
  asOf: yearOf(asOf),
  aspect: role ? 'role' : 'industry',
  industries: industries.map(industry),
  standing,
  basis,
  at: { section: 'a', line },
  ...(role && { role: { zh: role, en: role, class: role as RoleClassId, ...(headline && { headline }) } }),
});

const roleClass = (id: string) => ({ id: id as RoleClassId, zh: id, en: id, definition: { zh: id, en: id } });

/** Two districts, a hidden site, three stops of the slider, three role classes in this order, two industries. */
export function smallCatalogue(heads: readonly Head[] = [], areas: readonly Area[] = []): Catalogue {
  return {
    version: 1,
    documents: [],
    years: [2015, 2018, 2019].map(yearOf),
    areas: [
      smallArea('north'),
      smallArea('south'),
      smallArea('tower', {
        kind: 'facility',
        overlay: 'sites',
        precision: 'site',
        shape: 'point',
        parent: areaId('north'),
      }),
      ...areas,
    ],
    heads: [...heads],
    roleClasses: ['core-area', 'cluster', 'service-hub'].map(roleClass),
    industryGroups: [
      {
        id: industry('all'),
        zh: '全部',
        en: 'All',
        members: [
          { id: industry('biomedicine'), zh: '生物医药', en: 'Biomedicine' },
          { id: industry('software'), zh: '软件', en: 'Software' },
        ],
      },
    ],
    kinds: [{ id: 'district', zh: '区', en: 'District', rank: 2 }],
    relations: [],
    metrics: [],
    structures: [],
    arcs: [],
  };
}
export const smallIndexed = (heads: readonly Head[] = [], areas: readonly Area[] = []): IndexedCatalogue =>
  indexCatalogue(smallCatalogue(heads, areas));
