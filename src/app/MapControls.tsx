/** The buttons on the map: zoom, the two views of home and world, and where the tools are out of reach, sharing. */
import { WORLD } from '#map/MapPort.ts';
import { useDispatch, useLanguage } from '#panels/context.ts';
import { requestBounds, requestHome } from '#state/actions.ts';
import { IconButton, type IconButtonProps } from '#ui/IconButton.tsx';
import css from './MapControls.module.css';

interface MapControlsProps {
  /** Zooms by a number of levels. */
  readonly zoomBy: (levels: number) => void;
  /** Opens the dialog that shares the view; without it there is no such button. */
  readonly onShare?: (() => void) | undefined;
}

export function MapControls({ zoomBy, onShare }: MapControlsProps) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <div className={css.controls} data-part="map-controls">
      <MapButton icon="plus" label={t('map.zoomIn')} onClick={() => zoomBy(1)} />
      <MapButton icon="minus" label={t('map.zoomOut')} onClick={() => zoomBy(-1)} />
      <MapButton icon="home" label={t('map.home')} onClick={() => dispatch(requestHome())} />
      <MapButton
        icon="world"
        label={t('map.world')}
        className={css.world}
        onClick={() => dispatch(requestBounds(WORLD))}
      />
      {onShare && (
        // On a narrow screen the panel of a place covers the tools, and it is the place that one wants to share.
        <MapButton
          icon="share"
          label={t('tool.share')}
          className={css.share}
          aria-haspopup="dialog"
          onClick={onShare}
        />
      )}
    </div>
  );
}

/** Shows its name to the pointer, because nothing stands beside it. */
function MapButton(props: IconButtonProps) {
  return <IconButton {...props} title={props.label} />;
}
