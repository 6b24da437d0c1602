/** The name of a place, which selects it: wherever a panel names one. */
import type { AreaId } from '#domain/model/ids.ts';
import { selectArea } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import './rows.css';

export function AreaLink({ id }: { readonly id: AreaId }) {
  const { language } = useLanguage();
  const area = useCatalogue()?.areaById.get(id);
  const dispatch = useDispatch();
  return (
    <button type="button" className="area-link" data-part="area-link" onClick={() => dispatch(selectArea(id))}>
      {area?.name[language] ?? id}
    </button>
  );
}
