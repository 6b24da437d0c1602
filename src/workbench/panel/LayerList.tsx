/** The own layers, from the topmost down: what each is called, shows, and looks like. */
import { reportBug } from '#data/report-bug.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { inOrder, type OwnLayer } from '../model/layer.ts';
import { useBench, useWords, useWorkbench } from './context.ts';
import { LayerColours } from './LayerColours.tsx';
import { LayerLegend } from './LayerLegend.tsx';
import css from './Workbench.module.css';

export function LayerList() {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const layers = useBench((state) => state.layers);
  const deleted = useBench((state) => state.deleted);
  const isLoading = useBench((state) => state.isLoading);
  const notKept = useBench((state) => state.notKept);
  const conflict = useBench((state) => state.conflict);
  const list = inOrder(layers);
  return (
    <section>
      <h3 id="own-layers">{t('layers')}</h3>
      {isLoading && <p role="status">{t('loading')}</p>}
      {list.length === 0 && !isLoading && <p className={prose.hint}>{t('none')}</p>}
      <ul aria-labelledby="own-layers" className={css.layers}>
        {list.map((layer, index) => (
          <Layer key={layer.record.id} layer={layer} isFirst={index === 0} isLast={index === list.length - 1} />
        ))}
      </ul>
      {deleted && (
        <p role="status">
          {t('removed', { name: deleted.record.name })}{' '}
          <LinkButton onClick={() => bench.undoRemove()}>{t('undo')}</LinkButton>
        </p>
      )}
      {conflict && (
        <p role="alert" className={css.question} data-part="conflict">
          {t('conflict', conflict)} <LinkButton onClick={bench.closeConflict}>{t('dismiss')}</LinkButton>
        </p>
      )}
      {notKept ? (
        <p role="alert" className={css.question} data-part="not-kept">
          {t(notKept === 'full' ? 'notKeptFull' : 'notKeptNone')}{' '}
          <LinkButton onClick={() => void bench.saveProject().catch(reportBug)}>{t('projectSave')}</LinkButton>
        </p>
      ) : (
        list.length > 0 && <p className={prose.hint}>{t('kept')}</p>
      )}
    </section>
  );
}

interface LayerProps {
  readonly layer: OwnLayer;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Layer({ layer, isFirst, isLast }: LayerProps) {
  const { bench } = useWorkbench();
  const { t, number } = useWords();
  const { record, look, picture } = layer;
  const { id, name, style } = record;
  const hasShapes = picture.of > 0;
  return (
    <li data-layer={id}>
      <div className={css.layerHead}>
        <label className={css.shown}>
          <input
            type="checkbox"
            checked={style.isVisible}
            aria-label={t('show', { name })}
            onChange={({ target }) => bench.restyle(id, { isVisible: target.checked })}
          />
          <span title={record.fileName}>{name}</span>
        </label>
        <small>{t('rows', { count: look.rows })}</small>
      </div>
      <div className={css.layerTools}>
        {hasShapes && <IconButton icon="target" label={t('zoom')} onClick={() => bench.zoomTo(id)} />}
        <IconButton icon="table" data-part="layer-table" label={t('table')} onClick={() => bench.openTable(id)} />
        {record.isDrawn && (
          <IconButton
            icon="pen"
            data-part="draw-on"
            label={t('drawOn')}
            onClick={() => void bench.draw(id).catch(reportBug)}
          />
        )}
        <IconButton
          icon="download"
          data-part="layer-save"
          label={t('saveFile')}
          onClick={() => void bench.save(id).catch(reportBug)}
        />
        <IconButton icon="up" label={t('up')} disabled={isFirst} onClick={() => bench.move(id, 1)} />
        <IconButton icon="down" label={t('down')} disabled={isLast} onClick={() => bench.move(id, -1)} />
        <IconButton icon="close" label={t('remove')} onClick={() => bench.remove(id)} />
      </div>
      <LayerLegend layer={layer} />
      {look.isUnshifted && <p className={prose.hint}>{t('unshifted')}</p>}
      {picture.drawn < picture.of && (
        <p className={prose.hint} data-part="thinned">
          {t('thinned', { number: number(picture.drawn), of: number(picture.of) })}
        </p>
      )}
      {hasShapes && (
        <LinkButton data-part="ask-districts" onClick={() => void bench.askDistricts(id, null).catch(reportBug)}>
          {t('askDistricts')}
        </LinkButton>
      )}
      <details className={css.style}>
        <summary>{t('style')}</summary>
        <label className={css.field}>
          {t('rename')}
          <input
            type="text"
            key={name}
            defaultValue={name}
            maxLength={80}
            onBlur={({ target }) => target.value !== name && bench.rename(id, target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        </label>
        <label className={css.field}>
          {t('opacity')}
          <input
            type="range"
            min={0.1}
            max={1}
            step={0.1}
            value={style.opacity}
            onChange={({ target }) => bench.restyle(id, { opacity: Number(target.value) })}
          />
        </label>
        {hasShapes && <LayerColours layer={layer} />}
      </details>
    </li>
  );
}
