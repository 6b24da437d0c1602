/** Places as an inline list without duplicates. */
import type { AreaId } from '#domain/model/ids.ts';
import { AreaLink } from './AreaLink.tsx';

export function AreaLinks({ ids }: { readonly ids: readonly AreaId[] }) {
  return [...new Set(ids)].map((id, index) => (
    <span key={id}>
      {index > 0 && ' · '}
      <AreaLink id={id} />
    </span>
  ));
}
