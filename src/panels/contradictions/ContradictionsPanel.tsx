/** Where documents differ: each question, what is said of it side by side, and by whom. */
import { type Claim, contradictionsIn, type Dispute } from '#domain/comparing/contradictions.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useLanguage, useSelect } from '../context.ts';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { AreaLinks } from '../parts/AreaLinks.tsx';
import { AwaitedTexts, MissingTexts } from '../parts/AwaitedTexts.tsx';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { useEveryText } from '../parts/use-every-text.ts';
import css from './ContradictionsPanel.module.css';

export function ContradictionsPanel() {
  const { t } = useLanguage();
  const { disputes } = useSelect((state) => contradictionsIn(state.evidence));
  const hasTexts = useEveryText();
  return (
    <ColumnPanel label={t('contradictions.title')}>
      <PanelHead closeLabel={t('contradictions.close')}>
        <h2>
          {t('contradictions.title')} {hasTexts && <small>{disputes.length}</small>}
        </h2>
      </PanelHead>
      <p className={prose.hint}>{t('contradictions.intro')}</p>
      {hasTexts ? (
        <>
          <MissingTexts />
          <ol className={css.disputes}>
            {disputes.map((dispute) => (
              <OneDispute key={dispute.sides[0]?.[0]?.rows[0]?.id} dispute={dispute} />
            ))}
          </ol>
        </>
      ) : (
        <AwaitedTexts />
      )}
    </ColumnPanel>
  );
}

/** What is in question: what is measured or said, of which places, of which years. */
function Question({ metric, aspects, areas, years: [first, last] }: Dispute) {
  const { said, t } = useLanguage();
  const measured = useCatalogue()?.metrics.find(({ id }) => id === metric);
  return (
    <h3>
      {measured ? said(measured) : (metric ?? t.list(aspects.map((aspect) => t(`aspect.${aspect}`))))}
      {t.colon}
      <AreaLinks ids={areas} /> <small>{first === last ? first : `${first}–${last}`}</small>
    </h3>
  );
}

function OneDispute({ dispute }: { readonly dispute: Dispute }) {
  return (
    <li data-part="contradiction">
      <Question {...dispute} />
      {dispute.sides.map((claims) => (
        <blockquote key={claims[0]?.rows[0]?.id} className={css.side}>
          {claims.map((claim) => (
            <OneClaim key={claim.rows[0]?.id} claim={claim} />
          ))}
        </blockquote>
      ))}
    </li>
  );
}

/** Words that several documents share stand once, over the source of each. */
function OneClaim({ claim: { rows, note } }: { readonly claim: Claim }) {
  const { said } = useLanguage();
  const [first] = rows;
  return (
    first && (
      <div className={css.claim} data-part="claim">
        <p>
          {said(first.words)} <Standing of={first} />
        </p>
        {note && <p className={prose.hint}>{said(note)}</p>}
        {rows.map((row) => (
          <Source
            key={row.id}
            document={row.document}
            at={row.at}
            asOf={row.asOf}
            row={row.id}
            area={row.areas[0]}
            ours
          />
        ))}
      </div>
    )
  );
}
