/** The words of a claim: the role as the document phrases it, or the industry. */
import type { Claim } from '#domain/comparing/difference.ts';
import { useCatalogue, useLanguage } from '../context.ts';
import { Standing } from './Standing.tsx';

export function ClaimWords({ claim: { role, industry, heads } }: { readonly claim: Claim }) {
  const { said } = useLanguage();
  const catalogue = useCatalogue();
  return (
    <>
      {said(role ?? (industry && catalogue?.industryName.get(industry)))} <Standing of={heads[0]} />
    </>
  );
}
