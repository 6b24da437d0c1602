/** What somebody proposes for an area: a class of roles and industries of our vocabulary. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { IndustryId, RoleClassId } from '#domain/model/ids.ts';
import { catalogueOf } from '#state/selectors.ts';
import prose from '#ui/prose.module.css';
import { isEmptyProposal, type Proposal } from '../model/proposal.ts';
import { useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

interface ProposalFieldsProps {
  readonly proposal: Proposal;
  readonly onChange: (next: Proposal) => void;
}

export const NO_PROPOSAL: Proposal = { role: null, industries: [] };

export function ProposalFields({ proposal, onChange }: ProposalFieldsProps) {
  const { store } = useWorkbench();
  const { t, language } = useWords();
  const catalogue = useStore(store, catalogueOf);
  // It does not close under somebody who takes the last industry away.
  const [isOpen] = useState(!isEmptyProposal(proposal));
  const { role, industries } = proposal;
  const toggle = (id: IndustryId) =>
    onChange({
      ...proposal,
      industries: industries.includes(id) ? industries.filter((one) => one !== id) : [...industries, id],
    });
  return (
    <details className={css.style} data-part="proposal" open={isOpen}>
      <summary>{t('proposal')}</summary>
      <p className={prose.hint}>{t('proposalHint')}</p>
      <label className={css.field}>
        {t('proposalRole')}
        <select
          data-part="proposal-role"
          value={role ?? ''}
          onChange={({ target }) =>
            onChange({ ...proposal, role: target.value === '' ? null : (target.value as RoleClassId) })
          }
        >
          <option value="">{t('proposalNoRole')}</option>
          {catalogue?.roleClasses.map((one) => (
            <option key={one.id} value={one.id}>
              {one[language]}
            </option>
          ))}
        </select>
      </label>
      <details className={css.style} open={isOpen}>
        <summary data-part="proposal-industries">{t('proposalIndustries', { number: industries.length })}</summary>
        {catalogue?.industryGroups.map((group) => (
          <fieldset key={group.id} className={css.choices}>
            <legend>{group[language]}</legend>
            {group.members.map((one) => (
              <label key={one.id}>
                <input
                  type="checkbox"
                  value={one.id}
                  checked={industries.includes(one.id)}
                  onChange={() => toggle(one.id)}
                />
                {one[language]}
              </label>
            ))}
          </fieldset>
        ))}
      </details>
    </details>
  );
}
