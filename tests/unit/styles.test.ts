/** The rules of src/ui/README.md for style sheets: modules beside their components, layers, tokens, nothing unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';
import { describe, expect, test } from 'vitest';
import { drawingCss } from '#map/svg/poster-css.ts';
import { cssVariables, THEME } from '#scene/tokens.ts';
import { formOf, layoutSubjectOf } from '#state/layout.ts';
import { DEFAULT_VIEW } from '#state/view.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULE = '.module.css';
const CRITICAL = 'src/app/critical.css';
/** Fewer would mean that this test looks in the wrong place, and finds nothing wrong there. */
const FEWEST_MODULES = 20;
const WINDOW = { width: 1280, height: 800 };

const slashes = (path: string) => path.split(sep).join('/');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((name) =>
  slashes(join('src', name)),
);

interface Sheet {
  readonly path: string;
  readonly root: Root;
}
const sheets: readonly Sheet[] = files
  .filter((path) => path.endsWith('.css'))
  .sort()
  .map((path) => ({ path, root: postcss.parse(read(path), { from: path }) }));
const modules = sheets.filter(({ path }) => path.endsWith(MODULE));
const globals = sheets.filter(({ path }) => !path.endsWith(MODULE));

interface Source {
  readonly path: string;
  readonly text: string;
}
const sources: readonly Source[] = files
  .filter((path) => /\.(ts|tsx|js)$/.test(path))
  .map((path) => ({ path, text: read(path) }));

const rulesOf = ({ root }: Sheet) => {
  const rules: Rule[] = [];
  root.walkRules((rule) => {
    if (!(rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name))) rules.push(rule);
  });
  return rules;
};
const declarationsOf = ({ root }: Sheet) => {
  const found: Declaration[] = [];
  root.walkDecls((declaration) => {
    found.push(declaration);
  });
  return found;
};
const at = ({ path }: Sheet, { source }: { readonly source?: Rule['source'] }) => `${path}:${source?.start?.line}`;

const classesIn = (selector: string): readonly string[] =>
  [...selector.replace(/\[[^\]]*\]/g, '[]').matchAll(/\.([A-Za-z_][\w-]*)/g)].flatMap(([, name]) => name ?? []);
const classesOf = (sheet: Sheet): ReadonlySet<string> =>
  new Set(rulesOf(sheet).flatMap(({ selector }) => classesIn(selector)));

interface Use {
  readonly from: string;
  readonly module: string;
  /** What the file calls the module. */
  readonly name: string;
  readonly classes: readonly string[];
  readonly text: string;
}
const uses: readonly Use[] = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)';$/gm)].map(([, name = '', specifier = '']) => ({
    from: path,
    name,
    module: specifier.startsWith('#')
      ? `src/${specifier.slice(1)}`
      : slashes(relative(ROOT, resolve(ROOT, dirname(path), specifier))),
    classes: [...text.replace(/^import .*$/gm, '').matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].flatMap(
      ([, found]) => found ?? [],
    ),
    text,
  })),
);

const layerOrder = () => {
  const statement = globals
    .find(({ path }) => path === CRITICAL)
    ?.root.nodes.find((node): node is AtRule => node.type === 'atrule' && node.name === 'layer');
  return (statement?.params ?? '').split(',').map((name) => name.trim());
};
/** The layer of a folder has its name; the sheets that `critical.css` joins may be in a weaker one. */
const layerOfFolder = (path: string) => path.split('/')[1] ?? '';
const layerOf = (rule: Rule): string | undefined => {
  for (let node = rule.parent; node; node = node.parent as typeof node)
    if (node.type === 'atrule' && (node as AtRule).name === 'layer') return (node as AtRule).params;
  return undefined;
};

describe('style sheets', () => {
  test(`are seen (${modules.length} modules, ${globals.length} global sheets, ${uses.length} imports)`, () => {
    expect(modules.length).toBeGreaterThanOrEqual(FEWEST_MODULES);
    expect(uses.length).toBeGreaterThanOrEqual(modules.length);
  });

  test('are modules, but for what is in the page before any script and what the outside names', () => {
    const joined = [...read(CRITICAL).matchAll(/^@import "([^"]+)";$/gm)].map(([, path = '']) =>
      slashes(relative(ROOT, resolve(ROOT, dirname(CRITICAL), path))),
    );
    const allowed = [CRITICAL, ...joined, 'src/map/gl/maplibre.css', 'src/site/pages.css'];
    expect(globals.map(({ path }) => path).sort()).toEqual(allowed.sort());
  });

  test('no two modules have one name, by which their classes are told apart', () => {
    const names = modules.map(({ path }) => basename(path, MODULE));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('every rule is in the layer of its folder, and critical.css declares the order of all', () => {
    const order = layerOrder();
    expect(order.length).toBeGreaterThan(1);
    const weaker = order.slice(0, order.indexOf('ui'));
    const wrong = sheets
      .filter(({ path }) => layerOfFolder(path) !== 'site')
      .flatMap((sheet) =>
        rulesOf(sheet)
          .filter((rule) => {
            const layer = layerOf(rule);
            if (layer === undefined || !order.includes(layer)) return true;
            return layer !== layerOfFolder(sheet.path) && (sheet.path.endsWith(MODULE) || !weaker.includes(layer));
          })
          .map((rule) => `${at(sheet, rule)} ${rule.selector}`),
      );
    expect(wrong).toEqual([]);
  });

  test('a rule of a module begins at a class of its own', () => {
    const wrong = modules.flatMap((sheet) =>
      rulesOf(sheet).flatMap((rule) =>
        rule.selectors
          .filter((selector) => classesIn(selector).length === 0)
          .map((found) => `${at(sheet, rule)} ${found}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('every class of a module is used, and every one that is used is there', () => {
    const used = new Set(uses.flatMap(({ module, classes }) => classes.map((name) => `${module} .${name}`)));
    const defined = new Set(modules.flatMap((sheet) => [...classesOf(sheet)].map((name) => `${sheet.path} .${name}`)));
    expect({
      unused: [...defined].filter((name) => !used.has(name)),
      missing: [...used].filter((name) => !defined.has(name)),
    }).toEqual({ unused: [], missing: [] });
  });

  test('every data attribute that a module asks for is set', () => {
    const code = sources.map(({ text }) => text).join('\n');
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const set = new Set([
      ...[...code.matchAll(/(?<![[\w])data-([a-z-]+)/g)].map(([, name]) => name),
      ...[...code.matchAll(/\bdataset\.(\w+)/g)].map(([, name]) => kebab(name ?? '')),
      // Those of the root are written all at once; those of the layout's form have their names in its type.
      ...[...code.matchAll(/Object\.assign\(root\.dataset, \{([^}]*)\}/g)].flatMap(([, block]) =>
        [...(block ?? '').matchAll(/^\s*(\w+):/gm)].map(([, name]) => kebab(name ?? '')),
      ),
      ...Object.keys(formOf(layoutSubjectOf(DEFAULT_VIEW, { sheet: 'low', foldedLeft: false }, true), WINDOW)),
    ]);
    const wrong = modules.flatMap((sheet) =>
      rulesOf(sheet).flatMap((rule) =>
        [...rule.selector.matchAll(/\[data-([a-z-]+)/g)]
          .filter(([, name]) => !set.has(name))
          .map(([, name]) => `${at(sheet, rule)} data-${name}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('words of a story have the size of a narrow or a small window in each of their fits', () => {
    const stage = modules.find(({ path }) => path.endsWith('/Stage.module.css'));
    const sizes: string[] = [];
    stage?.root.walkDecls('font-size', ({ parent }) => {
      const rule = parent as Rule;
      const query = rule.parent?.type === 'atrule' ? (rule.parent as AtRule) : undefined;
      if (query?.name === 'media' && /\.stage\S*(?: h1)?$/.test(rule.selector)) sizes.push(rule.selector);
    });
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.filter((selector) => !selector.includes('[data-fit'))).toEqual([]);
  });

  test('a class of a module is named where it is used, so that the above can be told', () => {
    expect(
      uses
        .filter(({ name, text }) => new RegExp(`\\b${name}\\[`).test(text))
        .map(({ from, name }) => `${from} ${name}[`),
    ).toEqual([]);
  });

  test('every class of a global sheet is in the page or in the program', () => {
    const page = [read('index.html'), ...sources.map(({ text }) => text)].join('\n');
    const unused = globals.flatMap((sheet) =>
      [...classesOf(sheet)]
        // Classes of the library, as its canvas and container have them.
        .filter((name) => !name.startsWith('maplibregl-'))
        // `only-${language}`, once for each language.
        .filter((name) => !new RegExp(`(?<![\\w-])(${name}|${name.replace(/[a-z]+$/, '\\$\\{')})(?![\\w-])`).test(page))
        .map((name) => `${sheet.path} .${name}`),
    );
    expect(unused).toEqual([]);
  });

  test('a class in letters is one of a global sheet', () => {
    const known = new Set(globals.flatMap((sheet) => [...classesOf(sheet)]));
    const wrong = sources
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/className="([^"]*)"/g)].flatMap(([, names = '']) =>
          names.split(' ').flatMap((name) => (known.has(name) ? [] : `${path} ${name}`)),
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('sizes of type are tokens, or on the screen of a story shares of its height', () => {
    const ofHeight = /^(?:[\d.]+vh|max\([\d.]+vh, [\d.]+rem\))$/;
    const wrong = sheets
      .filter(({ path }) => layerOfFolder(path) !== 'site' && basename(path) !== 'tokens.css')
      .flatMap((sheet) =>
        declarationsOf(sheet)
          .filter(
            ({ prop, value }) =>
              prop === 'font-size' &&
              !(sheet.path.startsWith('src/present/screen/') && ofHeight.test(value)) &&
              !/^(var\(--(text|label)-[\w-]+\)|inherit|[\d.]+em|calc\([\d.]+ \* var\(--text-\d+\)\))$/.test(value),
          )
          .map((declaration) => `${at(sheet, declaration)} ${declaration}`),
      );
    expect(wrong).toEqual([]);
  });

  test('sizes of space are tokens, where the scale has them', () => {
    const steps = new Set(
      [...read('src/ui/tokens.css').matchAll(/--space-\d+: ([\d.]+px);/g)].map(([, value]) => value),
    );
    expect(steps.size).toBeGreaterThan(5);
    const wrong = sheets
      .filter(({ path }) => layerOfFolder(path) !== 'site' && basename(path) !== 'tokens.css')
      .flatMap((sheet) =>
        declarationsOf(sheet)
          .filter(
            ({ prop, value }) =>
              /^(gap|row-gap|column-gap|padding|margin)/.test(prop) &&
              [...value.matchAll(/-?([\d.]+px)/g)].some(([, size]) => steps.has(size)),
          )
          .map((declaration) => `${at(sheet, declaration)} ${declaration}`),
      );
    expect(wrong).toEqual([]);
  });

  test('every custom property that is read is set, and every one that is set in a sheet is read', () => {
    const declared = sheets.flatMap((sheet) => declarationsOf(sheet).map(({ prop }) => prop));
    const built = [cssVariables(THEME.light), cssVariables(THEME.dark), drawingCss()].join(';');
    const set = new Set([
      ...declared.filter((prop) => prop.startsWith('--')),
      ...[...built.matchAll(/(--[\w-]+):/g)].flatMap(([, name]) => name ?? []),
      // Of one element, from its component: `['--at' as string]: …`.
      ...sources.flatMap(({ text }) => [...text.matchAll(/['"](--[\w-]+)['"]/g)].flatMap(([, name]) => name ?? [])),
    ]);
    const text = [...sheets.map(({ root }) => root.toString()), ...sources.map(({ text: code }) => code)].join('\n');
    const reads = (name: string) => new RegExp(`var\\(\\s*${name}(?![\\w-])`).test(text);
    const inSheets = sheets.flatMap(({ root }) => [...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)]);
    expect({
      unset: [...new Set(inSheets.flatMap(([, name]) => name ?? []))].filter((name) => !set.has(name)),
      unread: declared.filter((prop) => prop.startsWith('--') && !reads(prop)),
    }).toEqual({ unset: [], unread: [] });
  });
});
