/**
 * The present view in words: what is on the map as of when, what the filter leaves of it, and what is open beside it. For
 * those who do not see the map, and to be put under a picture of it.
 */

import { activeFacets, choiceOf, choiceWords, matchingAreas } from '#domain/asof/filter.ts';
import { asksRole, type RoleHead, rolesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, Year } from '#domain/model/ids.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { CONTEXT_OVERLAY, OVERLAYS } from '#domain/vocabulary/overlays.ts';
import type { Translate } from '#i18n/index.ts';
import { catalogueOf, evidenceLanguageOf, yearOf } from './selectors.ts';
import type { State } from './store.ts';

interface Context {
  readonly state: State;
  /** The interface's words in the View's language. */
  readonly say: Translate;
  readonly catalogue: IndexedCatalogue;
  readonly language: EvidenceLanguage;
  readonly year: Year;
}

const places = ({ say }: Context, count: number) => say('count.places', { count });
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function filterWords({ state: { view }, say, catalogue, language }: Context): string {
  const words = activeFacets(view).map((facet) => {
    const choice = choiceOf(view, facet) ?? '';
    if (facet === 'figures') return say('filter.figures');
    // A standing's words are the interface's; the View holds no other standing than these.
    const name =
      facet === 'standing'
        ? say(`standing.${choice as Standing}`)
        : (choiceWords(catalogue, facet, choice)?.[language] ?? choice);
    return say('filter.choice', { facet: say(`filter.${facet}`), choice: name });
  });
  return say.list(words);
}

/** Year, layers, places, and what the filter leaves of them. */
function mapSentence(context: Context): string {
  const { state, say, catalogue, year } = context;
  const on = OVERLAYS.filter((overlay) => state.view.layers.includes(overlay));
  const isOn = ({ overlay }: { readonly overlay: string }) => on.some((name) => name === overlay);
  const count = catalogue.areas.filter((area) => area.overlay !== CONTEXT_OVERLAY && isOn(area)).length;
  const shown =
    on.length === 0
      ? say('describe.noLayers', { year })
      : say('describe.layers', { year, on: on.length, all: OVERLAYS.length, places: places(context, count) });
  if (activeFacets(state.view).length === 0) return shown + say('describe.end');
  const found = matchingAreas(catalogue, state.view, year);
  const matching = found.filter(isOn).length;
  const off = found.length - matching;
  const filters = filterWords(context);
  const filter =
    matching > 0
      ? say('describe.match', { count: matching, filters }) + (off > 0 ? say('describe.more', { number: off }) : '')
      : off > 0
        ? say('describe.matchOff', { places: places(context, off), filters })
        : say('describe.matchNone', { filters });
  return shown + filter + say('describe.end');
}

const sourceOf = ({ catalogue, language }: Context, { document }: RoleHead) =>
  catalogue.documentById.get(document)?.short[language] ?? document;

function selection(context: Context): string | undefined {
  const { state, say, catalogue, language, year } = context;
  const area = state.view.area === null ? undefined : catalogue.areaById.get(state.view.area);
  if (!area) return undefined;
  const name = area.name[language];
  if (!asksRole(catalogue, area, year))
    return say('describe.selected', {
      name,
      what: catalogue.kinds.find(({ id }) => id === area.kind)?.[language] ?? area.kind,
    });
  const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
  const [now, last] = [stated[0], lastKnown[0]];
  const what = now
    ? say('describe.role', { year, role: now.role[language], source: sourceOf(context, now) })
    : last
      ? say('describe.lastRole', { year, last: last.asOf, role: last.role[language], source: sourceOf(context, last) })
      : say('describe.noRole', { year });
  return say('describe.selected', { name, what });
}

/** What is open beside the map; what does not exist, or has not loaded, is left out. */
function beside(context: Context): readonly string[] {
  const { state, say, catalogue, language } = context;
  const { view } = state;
  const shortOf = (id: DocumentId | undefined) => id && catalogue.documentById.get(id)?.short[language];
  const nameOf = (id: AreaId) => catalogue.areaById.get(id)?.name[language];
  const document = view.panel === 'documents' ? shortOf(view.document ?? undefined) : undefined;
  const [from, to] = (view.difference ?? []).map(shortOf);
  const structures = [...state.evidence.values()].flatMap((file) => file.structures);
  const structure = view.structure && structures.find(({ id }) => id === view.structure)?.name[language];
  const names = view.compare.flatMap((id) => nameOf(id) ?? []);
  return [
    document && say(view.only ? 'describe.only' : 'describe.document', { document }),
    from && to && say('describe.difference', { from, to }),
    structure && say('describe.structure', { name: structure }),
    names.length > 0 && say('describe.compare', { names: say.list(names) }),
    view.panel === 'matrix' && view.matrix && say('describe.matrix', { rows: say(`filter.${view.matrix}`) }),
    view.panel === 'table' && say('describe.table'),
    view.data && say('describe.data', { version: view.data }),
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}

/**
 * One or two sentences on what the present view shows.
 *
 * @param say words in the language of the View (`languageOf`).
 * @returns never empty: that the map is loading, before the catalogue has come. Never throws.
 */
export function describe(state: State, say: Translate): string {
  const catalogue = catalogueOf(state);
  const year = yearOf(state);
  if (!catalogue || year === undefined) return say('map.loading');
  const language = evidenceLanguageOf(state);
  const context: Context = { state, say, catalogue, language, year };
  const open = [selection(context) ?? [], beside(context)].flat();
  const sentences = [
    mapSentence(context),
    ...(open.length > 0 ? [capitalise(open.join(say('describe.separator'))) + say('describe.end')] : []),
  ];
  return say.sentences(sentences);
}
