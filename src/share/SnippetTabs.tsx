/** The snippets as tabs, to read and to copy. */
import { useId, useRef } from 'react';
import type { Translate } from '#i18n/index.ts';
import { copyText } from '#ui/copy.ts';
import prose from '#ui/prose.module.css';
import fields from './fields.module.css';
import type { Snippets } from './snippets.ts';
import { Tabs } from './Tabs.tsx';

const KINDS = ['element', 'iframe', 'picture', 'mail'] as const satisfies readonly (keyof Snippets)[];

interface SnippetTabsProps {
  readonly made: Snippets;
  readonly t: Translate;
  readonly onStatus: (words: string) => void;
}

export function SnippetTabs({ made, t, onStatus }: SnippetTabsProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const copy = async (code: string) => {
    if (!field.current) return;
    const outcome = await copyText(code, field.current);
    onStatus(t(outcome === 'copied' ? 'embed.copied' : 'copy.failed'));
  };
  return (
    <Tabs label={t('embed.code')} names={KINDS} text={(kind) => t(`embed.${kind}`)}>
      {(kind) => (
        <>
          <p className={prose.hint} id={`${id}-hint`}>
            {t(`embed.${kind}Hint`)}
          </p>
          <textarea
            className={fields.text}
            ref={field}
            readOnly
            rows={8}
            spellCheck={false}
            value={made[kind]}
            aria-label={t('embed.codeOf', { kind: t(`embed.${kind}`) })}
            aria-describedby={`${id}-hint`}
          />
          <p className={fields.actions}>
            <button type="button" className={fields.primary} onClick={() => void copy(made[kind])}>
              {t('embed.copy')}
            </button>
          </p>
        </>
      )}
    </Tabs>
  );
}
