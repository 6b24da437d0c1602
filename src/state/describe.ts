/**
 * The current View as text: what is on the map in which year, what matches the filter, and what is open beside it. For
 * users who do not see the map, and as a text alternative for pictures of it.
 */

import { activeFacets, choiceOf, choiceWords, matchingAreas } from '#domain/asof/filter.ts';
import { asksRole, type RoleHead, rolesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, Year } from '#domain/model/ids.ts';
import type { Manner } from '#domain/vocabulary/evidence.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { CONTEXT_OVERLAY, OVERLAYS } from '#domain/vocabulary/overlays.ts';
import type { Translate } from '#i18n/index.ts';
import { catalogueOf, evidenceLanguageOf, yearOf } from './selectors.ts';
import type { State } from './store.ts';

interface Context {
  readonly state: State;
  /** In the View's language. */
  readonly t: Translate;
  readonly catalogue: IndexedCatalogue;
  readonly language: EvidenceLanguage;
  readonly year: Year;
}

const places = ({ t }: Context, count: number) => t('count.places', { count });
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function filterWords({ state: { view }, t, catalogue, language }: Context): string {
  const words = activeFacets(view).map((facet) => {
    const choice = choiceOf(view, facet) ?? '';
    if (facet === 'figures') return t('filter.figures');
    // The name of a standing is a text of the interface; the View has no other standings.
    const name =
      facet === 'standing'
        ? t(`standing.${choice as Manner}`)
        : (choiceWords(catalogue, facet, choice)?.[language] ?? choice);
    return t('filter.choice', { facet: t(`filter.${facet}`), choice: name });
  });
  return t.list(words);
}

/** Year, overlays, number of places, and how many match the filter. */
function mapSentence(context: Context): string {
  const { state, t, catalogue, year } = context;
  const on = OVERLAYS.filter((overlay) => state.view.layers.includes(overlay));
  const isOn = ({ overlay }: { readonly overlay: string }) => on.some((name) => name === overlay);
  const count = catalogue.areas.filter((area) => area.overlay !== CONTEXT_OVERLAY && isOn(area)).length;
  const shown =
    on.length === 0
      ? t('describe.noLayers', { year })
      : t('describe.layers', { year, on: on.length, all: OVERLAYS.length, places: places(context, count) });
  if (activeFacets(state.view).length === 0) return shown + t('describe.end');
  const found = matchingAreas(catalogue, state.view, year);
  const matching = found.filter(isOn).length;
  const off = found.length - matching;
  const filters = filterWords(context);
  const filter =
    matching > 0
      ? t('describe.match', { count: found.length, filters }) + (off > 0 ? t('describe.more', { number: off }) : '')
      : off > 0
        ? t('describe.matchOff', { places: places(context, off), filters })
        : t('describe.matchNone', { filters });
  return shown + filter + t('describe.end');
}

const sourceOf = ({ catalogue, language }: Context, { document }: RoleHead) =>
  catalogue.documentById.get(document)?.short[language] ?? document;

function selection(context: Context): string | undefined {
  const { state, t, catalogue, language, year } = context;
  const area = state.view.area === null ? undefined : catalogue.areaById.get(state.view.area);
  if (!area) return undefined;
  const name = area.name[language];
  if (!asksRole(catalogue, area, year))
    return t('describe.selected', {
      name,
      what: catalogue.kinds.find(({ id }) => id === area.kind)?.[language] ?? area.kind,
    });
  const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
  const [now, last] = [stated[0], lastKnown[0]];
  const what = now
    ? t('describe.role', { year, role: now.role[language], source: sourceOf(context, now) })
    : last
      ? t('describe.lastRole', { year, last: last.asOf, role: last.role[language], source: sourceOf(context, last) })
      : t('describe.noRole', { year });
  return t('describe.selected', { name, what });
}

/** What is open beside the map; ids that do not exist or have not loaded are left out. */
function beside(context: Context): readonly string[] {
  const { state, t, catalogue, language } = context;
  const { view } = state;
  const shortOf = (id: DocumentId | undefined) => id && catalogue.documentById.get(id)?.short[language];
  const nameOf = (id: AreaId) => catalogue.areaById.get(id)?.name[language];
  const document = view.panel === 'documents' ? shortOf(view.document ?? undefined) : undefined;
  const [from, to] = (view.difference ?? []).map(shortOf);
  const structures = [...state.evidence.values()].flatMap((file) => file.structures);
  const structure = view.structure && structures.find(({ id }) => id === view.structure)?.name[language];
  const names = view.compare.flatMap((id) => nameOf(id) ?? []);
  return [
    document && t(view.only ? 'describe.only' : 'describe.document', { document }),
    from && to && t('describe.difference', { from, to }),
    structure && t('describe.structure', { name: structure }),
    names.length > 0 && t('describe.compare', { names: t.list(names) }),
    view.panel === 'matrix' && view.matrix && t('describe.matrix', { rows: t(`filter.${view.matrix}`) }),
    view.panel === 'table' && t('describe.table'),
    view.data && t('describe.data', { version: view.data }),
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}

/**
 * Describes the current View in one or two sentences. Never throws.
 *
 * @param t translator for the language of the View (`languageOf`).
 * @returns never empty; before the catalogue has loaded, that the map is loading.
 */
export function describe(state: State, t: Translate): string {
  const catalogue = catalogueOf(state);
  const year = yearOf(state);
  if (!catalogue || year === undefined) return t('map.loading');
  const language = evidenceLanguageOf(state);
  const context: Context = { state, t, catalogue, language, year };
  const open = [selection(context) ?? [], beside(context)].flat();
  const sentences = [
    mapSentence(context),
    ...(open.length > 0 ? [capitalise(open.join(t('describe.separator'))) + t('describe.end')] : []),
  ];
  return t.sentences(sentences);
}
