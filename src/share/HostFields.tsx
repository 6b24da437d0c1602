/** Which host may send commands to the embed, and which. None unless its origin is named exactly. */
import { useId } from 'react';
import { PERMISSIONS, type Permission } from '#embed/protocol/messages.ts';
import { readOrigin } from '#embed/protocol/origin.ts';
import type { Translate } from '#i18n/index.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import fields from './fields.module.css';
import { Checks } from './fields.tsx';
import css from './HostFields.module.css';
import type { SnippetOptions } from './snippets.ts';

export interface HostText {
  /** Unvalidated input. */
  readonly text: string;
  readonly allow: readonly Permission[];
}

/** The host for the input; null if the origin is invalid or no command is allowed. */
export function hostOf({ text, allow }: HostText): SnippetOptions['host'] {
  const reading = readOrigin(text.trim());
  return reading.ok && allow.length > 0 ? { origin: reading.origin, allow } : null;
}

interface HostFieldsProps {
  readonly host: HostText;
  readonly onChange: (host: HostText) => void;
  readonly t: Translate;
}

export function HostFields({ host, onChange, t }: HostFieldsProps) {
  const id = useId();
  const text = host.text.trim();
  const reading = text === '' ? undefined : readOrigin(text);
  const meant = reading?.ok === false ? reading.meant : undefined;
  return (
    <details className={css.host}>
      <summary>{t('embed.host')}</summary>
      <p className={prose.hint} id={`${id}-hint`}>
        {t('embed.hostHint')}
      </p>
      <label className={fields.field}>
        {t('embed.origin')}
        <input
          type="url"
          placeholder="https://example.org"
          value={host.text}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={reading?.ok === false}
          aria-describedby={`${id}-hint ${id}-error`}
          onChange={({ target }) => onChange({ ...host, text: target.value })}
        />
      </label>
      <p id={`${id}-error`} className={css.error} data-part="error" aria-live="polite">
        {reading?.ok === false && t('embed.notOrigin')}{' '}
        {meant !== undefined && (
          <LinkButton onClick={() => onChange({ ...host, text: meant })}>
            {t('embed.useOrigin', { origin: meant })}
          </LinkButton>
        )}
      </p>
      <Checks
        legend={t('embed.allow')}
        values={PERMISSIONS}
        chosen={host.allow}
        text={(permission) => t(`embed.allow.${permission}`)}
        onChange={(allow) => onChange({ ...host, allow })}
      />
      {host.allow.length === 0 && <p className={prose.hint}>{t('embed.allowNothing')}</p>}
    </details>
  );
}
