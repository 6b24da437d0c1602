/** The title of a cited section: in English with the document's own in brackets, which a user can look up. */
import type { Citation } from '#domain/model/schema.ts';
import { OFFICIAL_LANGUAGE } from '#domain/vocabulary/languages.ts';
import { useLanguage } from '../context.ts';

export function SectionTitle({ at: { section, en } }: { readonly at: Citation }) {
  const { language } = useLanguage();
  const own = <span lang={OFFICIAL_LANGUAGE}>{section}</span>;
  if (language === OFFICIAL_LANGUAGE || !en) return own;
  return (
    <>
      <span lang="en">{en}</span> ({own})
    </>
  );
}
