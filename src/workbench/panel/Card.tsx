/** The feature that was clicked, with all that its row says; and a line at the foot of the map for the one under it. */
import { reportBug } from '#data/report-bug.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { type Pointed, proposalsOf } from '../model/layer.ts';
import { useBench, usePlaceName, useWords, useWorkbench } from './context.ts';
import { NO_PROPOSAL, ProposalFields } from './ProposalFields.tsx';
import css from './Workbench.module.css';

/** Cells of the line about what is under the pointer. */
const TIP_CELLS = 3;

function useWordsOf(pointed: Pointed | null) {
  const layer = useBench(({ layers }) => layers.find(({ record }) => record.id === pointed?.layer));
  const nameOf = usePlaceName();
  if (!pointed || !layer) return undefined;
  const { look, record } = layer;
  const { placing } = look;
  const cells = look.columns.map(({ name }, column) => ({ name, text: String(pointed.hit.cells[column] ?? '') }));
  const place = placing.by === 'names' ? placing.places[cells[placing.column]?.text ?? ''] : undefined;
  return {
    layer: record.name,
    title: place ? nameOf(place) : undefined,
    cells,
    rows: pointed.hit.rows,
    proposal: proposalsOf(layer).find(({ row }) => row === pointed.hit.row),
  };
}

/** A place, or the first cell with text. */
const nameOfRow = ({ title, cells }: NonNullable<ReturnType<typeof useWordsOf>>): string =>
  title ?? cells.find(({ text }) => text !== '' && Number.isNaN(Number(text)))?.text ?? '';

export function Card() {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const opened = useBench((state) => state.opened);
  const words = useWordsOf(opened);
  useEscapeLayer(words ? `${opened?.layer}${opened?.hit.shape}` : null, bench.closeOpened);
  if (!words) return null;
  return (
    <aside className={css.card} data-part="own-card" aria-label={t('card')}>
      <header>
        <h2>{words.title ?? words.layer}</h2>
        <IconButton icon="close" label={t('closeCard')} onClick={bench.closeOpened} />
      </header>
      {words.title && <p>{words.layer}</p>}
      <dl>
        {words.cells.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {opened?.hit.parts.includes('fill') && (
        <LinkButton
          data-part="ask"
          onClick={() => void bench.askZone(opened.layer, opened.hit.shape, opened.hit.geometry).catch(reportBug)}
        >
          {t('ask')}
        </LinkButton>
      )}
      {opened?.hit.parts.includes('fill') && (
        <ProposalFields
          key={`${opened.layer} ${opened.hit.row}`}
          proposal={words.proposal ?? NO_PROPOSAL}
          onChange={({ role, industries }) =>
            void bench
              .propose(opened.layer, { role, industries, row: opened.hit.row, name: nameOfRow(words) })
              .catch(reportBug)
          }
        />
      )}
      {words.rows > 1 && <p>{t('hiddenRows', { count: words.rows - 1 })}</p>}
    </aside>
  );
}

export function Tip() {
  const { t } = useWords();
  const hovered = useBench((state) => state.hovered);
  const words = useWordsOf(hovered);
  if (!words) return null;
  const said = words.cells.map(({ text }) => text).filter((text) => text !== '');
  return (
    <p className={css.tip} data-part="own-tip" aria-hidden="true">
      <b>{words.title ?? words.layer}</b> {words.proposal && `${t('proposal')} · `}
      {said.slice(0, TIP_CELLS).join(' · ')}
    </p>
  );
}
