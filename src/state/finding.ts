/** The finding of a year in words, for the head of the map, embeds, slides and pictures. */
import { activeFacets } from '#domain/asof/filter.ts';
import { findingOf, worldFindingOf } from '#domain/asof/finding.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { Translate } from '#i18n/index.ts';
import type { View } from './view.ts';

/** Whether the map shows the roles of its year, and not the answer to another question. */
export const showsRolesOfYear = (view: View): boolean =>
  view.structure === null &&
  view.panel !== 'difference' &&
  view.panel !== 'matrix' &&
  !(view.panel === 'documents' && view.only) &&
  activeFacets(view).length === 0;

function districtsText(
  catalogue: IndexedCatalogue,
  year: Year,
  t: Translate,
  language: EvidenceLanguage,
): string | undefined {
  const finding = findingOf(catalogue, year);
  if (!finding) return undefined;
  if (finding.kind === 'others') {
    const what = t(`layers.${finding.overlay}`);
    return t(finding.isAll ? 'finding.only' : 'finding.others', { year, what, number: finding.places });
  }
  const { given, of, planned, most } = finding;
  const plans = planned === 0 ? '' : planned === given ? t('finding.allPlans') : t('finding.plans', { count: planned });
  const values = { year, given, of, plans };
  if (!most) return t('finding.roles', values);
  // 静安 of 静安区: sixteen names in a title must be short; English ones are.
  const names = most.districts.map(({ label, name }) => (label ?? name)[language].replace(/新?区$/, ''));
  const role = catalogue.roleClassById.get(most.roleClass)?.[language] ?? '';
  return t('finding.most', { ...values, role, names: t.list(names) });
}

/** On a map smaller in scale than this no district is drawn (`DISTRICT_MIN_ZOOM` of the kind). */
const WORLD_BELOW_ZOOM = 6;

/** Overseas centres and partners, of which the View shows at least one kind. */
function worldText(catalogue: IndexedCatalogue, view: View, year: Year, t: Translate): string | undefined {
  const found = worldFindingOf(catalogue, year);
  const countOf = (kind: keyof typeof found) => (view.layers.includes(kind) ? found[kind] : 0);
  const [overseas, partners] = [countOf('overseas'), countOf('partners')];
  const centres = t('finding.overseas', { count: overseas });
  const others = t('finding.partners', { count: partners });
  if (overseas && partners) return t('finding.world', { year, what: t('finding.worldBoth', { centres, others }) });
  return overseas || partners ? t('finding.world', { year, what: overseas ? centres : others }) : undefined;
}

/**
 * The finding that a map starts from, as a sentence without a full stop, because it is a title: of the districts, or of
 * the world where the map is that of the world.
 *
 * @param zoom of the map. @param language of the names of places and classes.
 * @returns undefined where the documents allow none.
 */
export function findingText(
  catalogue: IndexedCatalogue,
  { view, zoom, year }: { readonly view: View; readonly zoom: number; readonly year: Year },
  t: Translate,
  language: EvidenceLanguage,
): string | undefined {
  if (!showsRolesOfYear(view)) return undefined;
  return zoom < WORLD_BELOW_ZOOM ? worldText(catalogue, view, year, t) : districtsText(catalogue, year, t, language);
}
