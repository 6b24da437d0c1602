/** The buttons on the map: zoom, home, world, full screen in an embed, and sharing where the tools are out of reach. */
import { WORLD } from '#map/MapPort.ts';
import { useDispatch, useLanguage } from '#panels/context.ts';
import { requestBounds, requestHome } from '#state/actions.ts';
import { IconButton, type IconButtonProps } from '#ui/IconButton.tsx';
import { overMap } from '#ui/over-map.ts';
import { useRoving } from '#ui/roving.ts';
import css from './MapControls.module.css';
import type { Fullscreen } from './use-fullscreen.ts';

interface MapControlsProps {
  /** Zooms by a number of levels. */
  readonly zoomBy: (levels: number) => void;
  /** Opens the share dialog; without it the button is not rendered. */
  readonly onShare?: (() => void) | undefined;
  /** Without it the button is not rendered. */
  readonly fullscreen?: Fullscreen | undefined;
}

export function MapControls({ zoomBy, onShare, fullscreen }: MapControlsProps) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const roving = useRoving(fullscreen ? 5 : 4);
  return (
    <div
      ref={overMap}
      className={css.controls}
      data-part="map-controls"
      role="toolbar"
      aria-label={t('map.controls')}
      {...roving.group}
    >
      <MapButton {...roving.item(0)} icon="plus" label={t('map.zoomIn')} onClick={() => zoomBy(1)} />
      <MapButton {...roving.item(1)} icon="minus" label={t('map.zoomOut')} onClick={() => zoomBy(-1)} />
      <MapButton {...roving.item(2)} icon="home" label={t('map.home')} onClick={() => dispatch(requestHome())} />
      <MapButton
        {...roving.item(3)}
        icon="world"
        label={t('map.world')}
        className={css.world}
        onClick={() => dispatch(requestBounds(WORLD))}
      />
      {fullscreen && (
        <MapButton
          {...roving.item(4)}
          icon={fullscreen.isOn ? 'shrink' : 'expand'}
          label={t(fullscreen.isOn ? 'map.leaveFullscreen' : 'map.fullscreen')}
          className={css.fullscreen}
          onClick={fullscreen.toggle}
        />
      )}
      {onShare && (
        // On a narrow screen the place panel covers the tools, and the place is what the user wants to share. A stop of
        // its own, because it comes and goes.
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

/** Has a tooltip with its name, because it has no text label. */
function MapButton(props: IconButtonProps) {
  return <IconButton {...props} title={props.label} />;
}
