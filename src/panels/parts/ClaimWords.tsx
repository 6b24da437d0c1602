/** What a claim says of its place: the role in the words of the document, or the industry. */
import type { Claim } from '#domain/comparing/difference.ts';
import { useCatalogue, useLanguage } from '../context.ts';
import { Standing } from './Standing.tsx';

export function ClaimWords({ claim: { role, industry, heads } }: { readonly claim: Claim }) {
  const { said } = useLanguage();
  const catalogue = useCatalogue();
  return (
    <>
      {said(role ?? (industry && catalogue?.industryName.get(industry)))} <Standing value={heads[0].standing} />
    </>
  );
}
