/**
 * In place of a panel or dialog whose code is on its way: nothing at first, then that it is loading, then that it
 * still is; with a way to close it.
 */
import { useEffect, useState } from 'react';
import { type PartName, placeOf } from '#state/panels.ts';
import { usePanelLayer } from '#ui/use-layer.ts';
import { useLanguage } from '../context.ts';
import { CloseButton } from '../frame/CloseButton.tsx';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { isPanel, labelOf } from '../registry.ts';
import css from './PartWait.module.css';

/** A shorter wait is not noticed; a message that comes and goes would be. */
const SHOWN_MS = 300;
const LONG_MS = 4000;

interface PartWaitProps {
  readonly name: PartName;
  readonly onClose: () => void;
}

export function PartWait({ name, onClose }: PartWaitProps) {
  const { t } = useLanguage();
  const [phase, setPhase] = useState<'short' | 'shown' | 'long'>('short');
  useEffect(() => {
    const timers = [setTimeout(setPhase, SHOWN_MS, 'shown'), setTimeout(setPhase, LONG_MS, 'long')];
    return () => timers.forEach(clearTimeout);
  }, []);
  const place = isPanel(name) ? placeOf(name) : 'dialog';
  // The frame of a column has its own.
  usePanelLayer(place === 'column' ? null : name, onClose);
  if (phase === 'short') return null;
  const part = t(labelOf(name));
  const words = (
    <p role="status" className={css.words} data-part="waiting">
      {phase === 'long' ? t('failure.waitLong', { part }) : t('failure.wait', { part })}
    </p>
  );
  if (place === 'column')
    return (
      <ColumnPanel label={part}>
        <PanelHead closeLabel={t('failure.close')}>
          <h2>{part}</h2>
        </PanelHead>
        {words}
      </ColumnPanel>
    );
  return (
    <section className={css.wait} data-place={place} aria-label={part}>
      {words}
      <CloseButton label={t('failure.close')} onClose={onClose} />
    </section>
  );
}
