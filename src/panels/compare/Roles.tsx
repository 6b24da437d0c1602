/** The roles of the compared places, one row per document. */
import { useMemo } from 'react';
import { rolesByDocument } from '#domain/comparing/compare.ts';
import prose from '#ui/prose.module.css';
import { useLanguage } from '../context.ts';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Standing } from '../parts/Standing.tsx';
import { Claim } from './Claim.tsx';
import css from './ComparePanel.module.css';
import type { Compared } from './compared.ts';
import { Part } from './rows.tsx';

export function Roles({ catalogue, places }: Compared) {
  const { language, foreign, said, t } = useLanguage();
  const rows = useMemo(
    () =>
      rolesByDocument(
        catalogue,
        places.map(({ id }) => id),
      ),
    [catalogue, places],
  );
  return (
    <tbody>
      <Part columns={places.length + 1}>{t('compare.roles')}</Part>
      {rows.map(({ document, cells }) => (
        <tr key={document.id}>
          <th scope="row" title={document.title[language]} lang={foreign}>
            {document.short[language]}
          </th>
          {places.map(({ id }, column) => {
            const heads = cells[column] ?? [];
            return (
              <td key={id}>
                {heads.length === 0 && <span className={prose.hint}>{t('compare.notStated')}</span>}
                {heads.map((head) => (
                  <Claim key={head.id} area={id} {...head}>
                    <p className={css.role}>
                      <RoleMark tone={head.role.class} />
                      <span>
                        {said(head.role)} <Standing of={head} />
                      </span>
                    </p>
                  </Claim>
                ))}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
