/** The proposals of all layers, marked as the person's own, and the way to hold them against the documents. */
import { useStore } from 'zustand';
import { reportBug } from '#data/report-bug.ts';
import type { IndustryId, RoleClassId } from '#domain/model/ids.ts';
import { catalogueOf } from '#state/selectors.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { inOrder, proposalsOf } from '../model/layer.ts';
import type { Proposal } from '../model/proposal.ts';
import { useBench, useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

interface VocabularyWords {
  readonly role: (id: RoleClassId) => string;
  readonly industry: (id: IndustryId) => string;
  readonly list: (names: readonly string[]) => string;
  /** Role and industries as one line. */
  readonly proposal: (proposal: Proposal) => string;
}

/** Names of the vocabulary; what it does not have is shown as it is written. */
export function useVocabulary(): VocabularyWords {
  const { store } = useWorkbench();
  const { language } = useWords();
  const catalogue = useStore(store, catalogueOf);
  const role = (id: RoleClassId) => catalogue?.roleClassById.get(id)?.[language] ?? id;
  const industry = (id: IndustryId) => catalogue?.industryName.get(id)?.[language] ?? id;
  const list = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ');
  const proposal = (one: Proposal) =>
    [...(one.role === null ? [] : [role(one.role)]), list(one.industries.map(industry))]
      .filter((part) => part !== '')
      .join(language === 'zh' ? '；' : '; ');
  return { role, industry, list, proposal };
}

export function Proposals() {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const words = useVocabulary();
  const layers = inOrder(useBench((state) => state.layers)).filter((layer) => proposalsOf(layer).length > 0);
  if (layers.length === 0) return null;
  return (
    <section data-part="proposals">
      <h3>{t('proposals')}</h3>
      <ul className={css.layers}>
        {layers.flatMap((layer) =>
          proposalsOf(layer).map((one) => (
            <li key={`${layer.record.id} ${one.row}`}>
              <LinkButton onClick={() => void bench.openRow(layer.record.id, one.row).catch(reportBug)}>
                {one.name || layer.record.name}
              </LinkButton>{' '}
              <em>{t('proposal')}</em> {words.proposal(one)}
            </li>
          )),
        )}
      </ul>
      <div className={css.tools}>
        <button type="button" data-part="compare" onClick={bench.compareProposals}>
          {t('compareProposals')}
        </button>
      </div>
    </section>
  );
}
