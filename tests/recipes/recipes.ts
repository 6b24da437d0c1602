/** The recipes of README.md, each carried out once; their steps follow its words. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PSEUDO_CODE, pseudoModule, type Translated } from '../fixtures/pseudo-language.ts';
import { add, insertAfter, insertBefore, type Recipe, replace, type Step } from './step.ts';

const ZH = 'src/i18n/zh.ts';
const EN = 'src/i18n/en.ts';

/** The messages of a new part of the interface, in both languages. */
const words = (key: string, zh: string, en: string): Step[] => [
  insertBefore(ZH, "  'about.title':", `  '${key}': '${zh}',\n`),
  insertBefore(EN, "    'about.title':", `    '${key}': '${en}',\n`),
];

interface Place {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly parent: string;
  readonly at: readonly [lng: number, lat: number];
}

const feature = ({ id, zh, en, parent, at }: Place) =>
  JSON.stringify({
    type: 'Feature',
    id,
    properties: {
      id,
      name: { zh, en },
      aliases: [],
      kind: 'zone',
      parent,
      precision: 'site',
      source: { package: 'authored', version: '1', licence: 'Apache-2.0', transform: 'placed for a test' },
    },
    geometry: { type: 'Point', coordinates: at },
  });

/** Without terms, as somebody writes it who has no text editions. */
const statement = (id: string, area: string, year: number, text: string) => `  - id: ${id}
    areas: [${area}]
    asOf: ${year}
    aspect: measure
    text: { zh: 样本句：${text}。, en: "Fixture sentence: ${text}." }
    at: { section: 样本, en: Sample, line: 1 }
`;

/** A document of the small data set, and one of the real data. */
export const FIXTURE_REPORT = 'report-c-2022';
export const REAL_REPORT = 'progress-2022';
const fileOf = (report: string) => `geo/documents/${report}.yaml`;
const HEAD_OF_STATEMENTS = 'statements:\n';

export const CORRECTED = 'Fixture sentence: Pudong is to be the very core.';
const correction: Recipe = {
  title: 'Correct or add a statement',
  values: { document: FIXTURE_REPORT },
  steps: [replace(fileOf(FIXTURE_REPORT), 'Fixture sentence: Pudong is to be the core area.', CORRECTED)],
};

export const DOCUMENT = {
  id: 'recipe-2024',
  year: 2024,
  title: 'A report of the recipe',
  role: 'place of recipes',
} as const;
const document: Recipe = {
  title: 'Add a document or a year',
  values: { id: DOCUMENT.id },
  steps: [
    add(
      `geo/documents/${DOCUMENT.id}.yaml`,
      `id: ${DOCUMENT.id}
title: { zh: 菜谱报告, en: ${DOCUMENT.title} }
short: { zh: 菜谱 ${DOCUMENT.year}, en: Recipe ${DOCUMENT.year} }
authors: { zh: [丁某], en: [D. Author] }
publisher: { zh: 样本出版社, en: Fixture Press }
published: null
covers: [${DOCUMENT.year}, ${DOCUMENT.year}]
statements:
  - id: recipe-songjiang-role
    areas: [songjiang]
    asOf: ${DOCUMENT.year}
    aspect: role
    role: { zh: 菜谱之地, en: ${DOCUMENT.role}, class: new-town-pivot }
    text: { zh: 样本句：松江是菜谱之地。, en: "Fixture sentence: Songjiang is a place of recipes." }
    at: { section: 丁一, en: D 1, line: 1 }
`,
    ),
  ],
};

export const PLACE = {
  id: 'recipe-park',
  zh: '菜谱园',
  en: 'Recipe Park',
  parent: 'songjiang',
  at: [121.2, 31.05],
} as const satisfies Place;
const ZONES = 'geo/layers/zones-places.geojson';
const place = (report: string): Recipe => ({
  title: 'Add a place',
  values: { file: 'zones-places', document: report },
  steps: [
    insertAfter(ZONES, '"features":[\n', `${feature(PLACE)},\n`),
    insertAfter(fileOf(report), HEAD_OF_STATEMENTS, statement('recipe-park-measure', PLACE.id, 2022, PLACE.en)),
  ],
});

export const KIND = {
  id: 'harbours',
  label: 'Recipe harbours',
  mark: 'A harbour of the recipe',
  place: { id: 'recipe-harbour', zh: '菜谱港', en: 'Recipe Harbour', parent: 'pudong', at: [121.85, 31.1] },
} as const satisfies { readonly place: Place; readonly [name: string]: unknown };
const kind = (report: string): Recipe => ({
  title: 'Add a layer kind',
  values: { kind: KIND.id, document: report },
  steps: [
    add(
      `src/scene/kinds/${KIND.id}.ts`,
      `/** Harbours: hollow points. */
import type { KindScene, LayerKind, LegendEntry } from './kind.ts';
import { BAND, faintOf, labelOf, laterOf } from './shared.ts';

const RADIUS_PX = 5;
const HARBOUR = {
  id: 'harbour',
  order: 35,
  text: 'legend.harbour',
  drawing: { shape: 'circle', radiusPx: RADIUS_PX, stroke: 'ink2', widthPx: 2 },
  isShown: ({ sees }) => sees(({ shape }) => shape === 'point'),
} as const satisfies LegendEntry;

export const ${KIND.id} = {
  colourMeans: 'nothing',
  legend: [HARBOUR],
  compose: (context): KindScene => ({
    layers: [
      {
        order: BAND.point + 3,
        id: '${KIND.id}-points',
        type: 'point',
        source: 'areas',
        where: { overlay: '${KIND.id}', shape: 'point' },
        colour: 'ink2',
        radiusPx: RADIUS_PX,
        hollow: true,
        interactive: true,
      },
    ],
    labels: context.areas.flatMap((area) => labelOf(context, area, { rank: 1, anchor: 'beside' })),
    faint: faintOf(context),
    later: laterOf(context),
  }),
} as const satisfies LayerKind;
`,
    ),
    insertAfter('src/domain/vocabulary/overlays.ts', '  sites: false,\n', `  ${KIND.id}: false,\n`),
    insertAfter(
      'src/scene/kinds/index.ts',
      "import { g60 } from './g60.ts';\n",
      `import { ${KIND.id} } from './${KIND.id}.ts';\n`,
    ),
    insertAfter('src/scene/kinds/index.ts', '  sites,\n', `  ${KIND.id},\n`),
    ...words(`layers.${KIND.id}`, '菜谱港口', KIND.label),
    ...words('legend.harbour', '菜谱的港口', KIND.mark),
    add(
      `geo/layers/${KIND.id}.geojson`,
      `{\n"type":"FeatureCollection",\n"name":"${KIND.id}",\n"sources":[],\n"features":[\n${feature(KIND.place)}\n]}\n`,
    ),
    insertAfter(
      fileOf(report),
      HEAD_OF_STATEMENTS,
      statement('recipe-harbour-measure', KIND.place.id, 2022, KIND.place.en),
    ),
  ],
});

export const ROWS = { name: 'quotes', label: 'Recipe quotes', said: 'Fixture sentence: a quote on Pudong.' } as const;
/** The row kind that the unit test of the registry adds too. */
const QUOTES = fileURLToPath(new URL('../unit/fixtures/rows/quotes.ts', import.meta.url));
const REGISTRY = 'src/domain/model/rows/registry.ts';
const rows = (report: string): Recipe => ({
  title: 'Add a kind of row',
  values: { rows: ROWS.name, document: report },
  steps: [
    add(
      `src/domain/model/rows/${ROWS.name}.ts`,
      readFileSync(QUOTES, 'utf8').replace('#domain/model/rows/', './').replace('#domain/model/', '../'),
    ),
    insertBefore(
      REGISTRY,
      "import * as statements from './statements.ts';",
      `import * as ${ROWS.name} from './${ROWS.name}.ts';\n`,
    ),
    insertAfter(REGISTRY, '  structures: structures.kind,\n', `  ${ROWS.name}: ${ROWS.name}.kind,\n`),
    insertAfter(REGISTRY, '  structures: structures.file,\n', `  ${ROWS.name}: ${ROWS.name}.file,\n`),
    insertBefore(
      'src/panels/place/PlacePanel.tsx',
      '  structures: ({ area, place }) =>',
      `  ${ROWS.name}: ({ place }) => <QuoteList quotes={place.rows('${ROWS.name}')} />,\n`,
    ),
    insertBefore(
      'src/panels/place/PlacePanel.tsx',
      'interface RowsProps {',
      `function QuoteList({ quotes }: { readonly quotes: ReturnType<PlaceEvidence['rows']> }) {
  const { said, t } = useLanguage();
  if (quotes.length === 0) return null;
  return (
    <section>
      <h3>{t('documents.${ROWS.name}')}</h3>
      {quotes.map(({ row }) => ('said' in row ? <p key={row.id}>{said(row.said)}</p> : null))}
    </section>
  );
}

`,
    ),
    insertBefore(
      'src/site/sections.ts',
      '  structures: (page, place) =>',
      `  ${ROWS.name}: (page, place) =>
    html\`<section>${'${'}place.rows('${ROWS.name}').map(({ row, document }) => html\`<p>${'${'}said(row.said, page.language)}</p>${'${'}source(page, document, row.at)}\`)}</section>\`,\n`,
    ),
    ...words(`documents.${ROWS.name}`, '菜谱引语', ROWS.label),
    ...words('search.quote', '引语', 'Quotes'),
    ...words(`table.${ROWS.name}`, '引语数', 'Quotes'),
    insertBefore(
      fileOf(report),
      HEAD_OF_STATEMENTS,
      `${ROWS.name}:
  - id: recipe-quote
    about: [pudong]
    said: { zh: 样本句：浦东的引语。, en: "${ROWS.said}" }
    asOf: 2022
    at: { section: 样本, en: Sample, line: 1 }
`,
    ),
  ],
});

export const PANEL = { name: 'notes', label: 'Recipe notes', text: 'What the panel of the recipe says.' } as const;
const panel: Recipe = {
  title: 'Add a panel',
  values: { name: PANEL.name, Name: 'Notes' },
  steps: [
    add(
      `src/panels/${PANEL.name}/NotesPanel.tsx`,
      `/** Notes. */
import { useLanguage } from '../context.ts';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';

export function NotesPanel() {
  const { t } = useLanguage();
  return (
    <ColumnPanel label={t('tool.${PANEL.name}')}>
      <PanelHead closeLabel={t('dock.close')}>
        <h2>{t('tool.${PANEL.name}')}</h2>
      </PanelHead>
      <p>{t('${PANEL.name}.text')}</p>
    </ColumnPanel>
  );
}
`,
    ),
    insertAfter('src/state/panels.ts', "  matrix: 'dock',\n", `  ${PANEL.name}: 'column',\n`),
    insertBefore(
      'src/panels/registry.ts',
      '} as const satisfies Readonly<Record<PanelName, Panel>>;',
      `  ${PANEL.name}: {
    label: 'tool.${PANEL.name}',
    icon: 'document',
    isTool: true,
    Component: lazyPart(
      () => import('./${PANEL.name}/NotesPanel.tsx'),
      (module) => module.NotesPanel,
    ),
  },
`,
    ),
    ...words(`tool.${PANEL.name}`, '菜谱笔记', PANEL.label),
    ...words(`${PANEL.name}.text`, '菜谱面板的内容。', PANEL.text),
  ],
};

/** @param english words of the copy, those of its new parts among them. */
export const languageRecipe = (english: Translated): Recipe => ({
  title: 'Add a language',
  values: { lang: PSEUDO_CODE },
  steps: [
    add(`src/i18n/${PSEUDO_CODE}.ts`, pseudoModule(english)),
    replace(
      'src/domain/vocabulary/languages.ts',
      "{ zh: 'zh', en: 'en' } as const satisfies",
      `{ zh: 'zh', en: 'en', ${PSEUDO_CODE}: 'en' } as const satisfies`,
    ),
    insertBefore(
      'src/i18n/index.ts',
      "import zh, { title as titleZh } from './zh.ts';",
      `import ${PSEUDO_CODE}, { title as titlePseudo } from './${PSEUDO_CODE}.ts';\n`,
    ),
    replace('src/i18n/index.ts', '= { zh, en };', `= { zh, en, ${PSEUDO_CODE} };`),
    replace(
      'src/i18n/index.ts',
      '{ zh: titleZh, en: titleEn }',
      `{ zh: titleZh, en: titleEn, ${PSEUDO_CODE}: titlePseudo }`,
    ),
  ],
});

/** Those that add something, in the order in which they are carried out, before the language. */
const additions = (report: string): readonly Recipe[] => [document, place(report), rows(report), kind(report), panel];
export const RECIPES: readonly Recipe[] = [correction, ...additions(FIXTURE_REPORT)];
/** In the real data no sentence is corrected: each says what its line says. */
export const REAL_RECIPES = additions(REAL_REPORT);
