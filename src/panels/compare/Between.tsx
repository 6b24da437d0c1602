/** Facts about each pair of compared places: distance, common border, links. */
import type { Loaded } from '#data/load.ts';
import { borderKind, distanceKm, linksBetween, pairsOf, sharedBorderKm } from '#domain/comparing/compare.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Translate } from '#i18n/index.ts';
import prose from '#ui/prose.module.css';
import { useLanguage, useSelect } from '../context.ts';
import { type Outlines, useOutlines } from '../outlines.ts';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import standing from '../parts/Standing.module.css';
import { Standing } from '../parts/Standing.tsx';
import { Claim } from './Claim.tsx';
import css from './ComparePanel.module.css';
import type { Compared } from './compared.ts';

/** Points are not precise enough for a number below 1 km. */
const formatKm = (km: number, t: Translate) => t('map.scaleKm', { number: km < 1 ? '< 1' : String(Math.round(km)) });

export function Between({ catalogue, places }: Compared) {
  const { t } = useLanguage();
  const outlines = useOutlines();
  return (
    <section className={css.between}>
      <h3>{t('compare.between')}</h3>
      <ul>
        {pairsOf(places).map(([a, b]) => (
          <Pair key={`${a.id} ${b.id}`} a={a} b={b} catalogue={catalogue} outlines={outlines} />
        ))}
      </ul>
      <p className={prose.hint}>{t('compare.method')}</p>
    </section>
  );
}

interface TwoPlaces {
  readonly a: Area;
  readonly b: Area;
}
interface PairProps extends TwoPlaces {
  readonly catalogue: IndexedCatalogue;
  /** Undefined while loading. */
  readonly outlines: Loaded<Outlines> | undefined;
}

function Pair({ a, b, catalogue, outlines }: PairProps) {
  const { said, t } = useLanguage();
  return (
    <li data-pair={`${a.id} ${b.id}`}>
      <h4>
        {said(a.name)} – {said(b.name)}
      </h4>
      <dl>
        <dt>{t('compare.distance')}</dt>
        <dd>
          <Distance a={a} b={b} />
        </dd>
        <dt>{t('compare.border')}</dt>
        <dd>{borderWords(a, b, outlines, t)}</dd>
        <dt>{t('place.links')}</dt>
        <dd>
          <LinksBetween a={a} b={b} catalogue={catalogue} />
        </dd>
      </dl>
    </li>
  );
}

function Distance({ a, b }: TwoPlaces) {
  const { language, t } = useLanguage();
  if (!a.point || !b.point) {
    const unplaced = [a, b].filter(({ point }) => !point).map(({ name }) => name[language]);
    return <span className={prose.hint}>{t('compare.noPoint', { names: t.list(unplaced) })}</span>;
  }
  const exactness = (place: Area) =>
    t('compare.exactness', {
      name: place.name[language],
      precision: place.shape === 'point' ? t(`precision.${place.precision}`) : t(`compare.${place.shape ?? 'point'}`),
    });
  return (
    <>
      {formatKm(distanceKm(a.point, b.point), t)}
      <span className={prose.hint}>
        {t('compare.points')} {exactness(a)} {exactness(b)}
      </span>
    </>
  );
}

/** The length of the common border, or why it cannot be measured. */
function borderWords(a: Area, b: Area, outlines: Loaded<Outlines> | undefined, t: Translate): string {
  const kind = borderKind(a, b);
  if (!kind) return t('compare.borderNoShape');
  if (!outlines) return t('ui.loading');
  if (!outlines.ok) return t('failure.file', { file: outlines.file, reason: t(`failure.${outlines.reason}`) });
  const [shapeA, shapeB] = [outlines.value.get(a.id), outlines.value.get(b.id)];
  const km = shapeA && shapeB ? sharedBorderKm(shapeA, shapeB) : 0;
  if (km > 0)
    return `${formatKm(km, t)} ${t(kind === 'boundary' ? 'compare.borderBoundary' : 'compare.borderIndicative')}`;
  return t(kind === 'boundary' ? 'compare.borderNone' : 'compare.borderUnknown');
}

function LinksBetween({ a, b, catalogue }: TwoPlaces & { readonly catalogue: IndexedCatalogue }) {
  const { said, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const links = linksBetween(evidence, a.id, b.id);
  const isLoaded = catalogue.documents.every(({ id }) => evidence.has(id));
  if (links.length === 0) return isLoaded ? <p className={prose.hint}>{t('compare.noLinks')}</p> : <AwaitedTexts />;
  return links.map(({ document, row }) => (
    <Claim key={row.id} area={row.from} id={row.id} document={document} at={row.at} asOf={row.asOf}>
      <span className={standing.standing}>{said(catalogue.relations.find(({ id }) => id === row.type))}</span>{' '}
      <Standing of={row} />
      <p>{said(row.text)}</p>
    </Claim>
  ));
}
