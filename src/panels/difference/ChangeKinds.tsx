/** The kinds of change with their counts and meaning; a selected kind filters the list. */
import { CHANGES, type ChangeKind } from '#domain/comparing/changes.ts';
import type { Change } from '#domain/comparing/difference.ts';
import prose from '#ui/prose.module.css';
import { useLanguage } from '../context.ts';
import { RoleMark } from '../parts/RoleMark.tsx';
import css from './DifferencePanel.module.css';
import type { Pair } from './pair.ts';

interface ChangeKindsProps {
  readonly changes: readonly Change[];
  readonly pair: Pair;
  readonly chosen: ChangeKind | null;
  readonly onChoose: (kind: ChangeKind | null) => void;
}

export function ChangeKinds({ changes, pair: { from, to }, chosen, onChoose }: ChangeKindsProps) {
  const { language, t } = useLanguage();
  const names = { from: from.short[language], to: to.short[language] };
  return (
    <section className={css.kinds} aria-label={t('difference.kinds')}>
      <ul>
        {CHANGES.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={chosen === kind}
              onClick={() => onChoose(chosen === kind ? null : kind)}
            >
              <RoleMark tone={`change-${kind}`} />
              <b>{changes.filter((change) => change.kind === kind).length}</b>
              <span>
                {t(`difference.${kind}`)}
                <small>{t(`difference.${kind}.means`, names)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={prose.hint}>{t('difference.note')}</p>
    </section>
  );
}
