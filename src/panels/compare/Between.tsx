/** What lies between each two of the compared places: distance, common border, links. */
import { borderKind, distanceKm, linksBetween, pairsOf, sharedBorderKm } from '#domain/comparing/compare.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Area } from '#domain/model/schema.ts';
import { useLanguage, useSelect } from '../context.ts';
import { useOutlines } from '../outlines.ts';
import { Standing } from '../parts/Standing.tsx';
import { Claim } from './Claim.tsx';

/** Nearer than the points are known, a number would say more than there is. */
const formatKm = (km: number) => (km < 1 ? '< 1 km' : `${Math.round(km)} km`);

interface BetweenProps {
  readonly catalogue: IndexedCatalogue;
  readonly places: readonly Area[];
}

export function Between({ catalogue, places }: BetweenProps) {
  const { language, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const outlines = useOutlines();
  const isLoaded = catalogue.documents.every(({ id }) => evidence.has(id));
  const exactness = (place: Area) =>
    t('compare.exactness', {
      name: place.name[language],
      precision: place.shape === 'point' ? t(`precision.${place.precision}`) : t(`compare.${place.shape ?? 'point'}`),
    });
  /** In words, because what cannot be measured has a reason too. */
  const border = (a: Area, b: Area): string => {
    const kind = borderKind(a, b);
    if (!kind) return t('compare.borderNoShape');
    if (!outlines) return t('ui.loading');
    if (!outlines.ok) return t('failure.file', { file: outlines.file, reason: outlines.reason });
    const [shapeA, shapeB] = [outlines.value.get(a.id), outlines.value.get(b.id)];
    const km = shapeA && shapeB ? sharedBorderKm(shapeA, shapeB) : 0;
    if (km > 0)
      return `${formatKm(km)} ${t(kind === 'boundary' ? 'compare.borderBoundary' : 'compare.borderIndicative')}`;
    return t(kind === 'boundary' ? 'compare.borderNone' : 'compare.borderUnknown');
  };
  return (
    <section className="between">
      <h3>{t('compare.between')}</h3>
      <ul>
        {pairsOf(places).map(([a, b]) => {
          const links = linksBetween(evidence, a.id, b.id);
          return (
            <li key={`${a.id} ${b.id}`} data-pair={`${a.id} ${b.id}`}>
              <h4>
                {a.name[language]} – {b.name[language]}
              </h4>
              <dl>
                <dt>{t('compare.distance')}</dt>
                <dd>
                  {a.point && b.point ? (
                    <>
                      {formatKm(distanceKm(a.point, b.point))}
                      <span className="hint">
                        {t('compare.points')} {exactness(a)} {exactness(b)}
                      </span>
                    </>
                  ) : (
                    <span className="hint">
                      {t('compare.noPoint', {
                        names: [a, b]
                          .filter(({ point }) => !point)
                          .map(({ name }) => name[language])
                          .join(language === 'zh' ? '、' : ', '),
                      })}
                    </span>
                  )}
                </dd>
                <dt>{t('compare.border')}</dt>
                <dd>{border(a, b)}</dd>
                <dt>{t('details.links')}</dt>
                <dd>
                  {links.length === 0 && (
                    <span className="hint">{t(isLoaded ? 'compare.noLinks' : 'details.loading')}</span>
                  )}
                  {links.map(({ document, row }) => (
                    <Claim key={row.id} area={row.from} id={row.id} document={document} at={row.at} asOf={row.asOf}>
                      <span className="standing">
                        {catalogue.relations.find(({ id }) => id === row.type)?.[language]}
                      </span>{' '}
                      <Standing value={row.standing} />
                      <p>{row.text[language]}</p>
                    </Claim>
                  ))}
                </dd>
              </dl>
            </li>
          );
        })}
      </ul>
      <p className="hint">{t('compare.method')}</p>
    </section>
  );
}
