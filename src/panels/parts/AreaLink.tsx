/** The name of a place as a button that selects it, used wherever a panel names one. */
import type { AreaId } from '#domain/model/ids.ts';
import { selectArea } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';

export function AreaLink({ id }: { readonly id: AreaId }) {
  const { said } = useLanguage();
  const area = useCatalogue()?.areaById.get(id);
  const dispatch = useDispatch();
  return (
    <InlineButton data-part="area-link" onClick={() => dispatch(selectArea(id))}>
      {said(area?.name) ?? id}
    </InlineButton>
  );
}
