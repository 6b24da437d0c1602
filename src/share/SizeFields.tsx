/** The size of an embed: an aspect ratio that follows the page's width, a fixed box, or the size of its container. */
import type { Translate } from '#i18n/index.ts';
import { Choice, Pixels } from './fields.tsx';
import { type EmbedSize, RATIOS } from './snippets.ts';

/** CSS px. Below the minimum the map has no room for a label; no screen exceeds the maximum. */
const MIN_PX = 200;
const MAX_PX = 4000;
const FIXED: EmbedSize = { kind: 'fixed', width: 800, height: 500 };
const FILL: EmbedSize = { kind: 'fill', minHeight: 480 };

interface SizeFieldsProps {
  readonly size: EmbedSize;
  readonly onChange: (size: EmbedSize) => void;
  readonly t: Translate;
}

export function SizeFields({ size, onChange, t }: SizeFieldsProps) {
  const options = [
    ...RATIOS.map((ratio) => ({
      value: ratio as string,
      text: t('embed.ratio', { ratio }),
      size: { kind: 'ratio', ratio } as const,
    })),
    { value: 'fixed', text: t('embed.fixed'), size: FIXED },
    { value: 'fill', text: t('embed.fill'), size: FILL },
  ];
  const pixels = { min: MIN_PX, max: MAX_PX };
  return (
    <>
      <Choice
        wide={size.kind !== 'fill'}
        label={t('embed.size')}
        value={size.kind === 'ratio' ? size.ratio : size.kind}
        options={options}
        onChange={(value) => onChange(options.find((option) => option.value === value)?.size ?? size)}
      />
      {size.kind === 'fixed' && (
        <>
          <Pixels
            {...pixels}
            label={t('embed.width')}
            value={size.width}
            onChange={(width) => onChange({ ...size, width })}
          />
          <Pixels
            {...pixels}
            label={t('embed.height')}
            value={size.height}
            onChange={(height) => onChange({ ...size, height })}
          />
        </>
      )}
      {size.kind === 'fill' && (
        <Pixels
          {...pixels}
          label={t('embed.minHeight')}
          value={size.minHeight}
          onChange={(minHeight) => onChange({ ...size, minHeight })}
        />
      )}
    </>
  );
}
