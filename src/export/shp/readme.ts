/** The text beside the shapefiles, in each language of the evidence: what the files are, and where all is from. */
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { exportTranslator } from '#i18n/export/index.ts';
import type { ExportRequest } from '../format.ts';
import { type Field, fieldsOf } from '../gis/layers.ts';
import type { EncodingName } from './encoding.ts';

export interface ReadmeFacts {
  readonly encoding: EncodingName;
  /** Short names of the fields, in their order. */
  readonly names: readonly string[];
  readonly cut: number;
  readonly missing: ReadonlySet<string>;
}

/** Windows' editor reads it as UTF-8 by its mark. */
const MARK = '\ufeff';
const NEWLINE = '\r\n';

function partOf(
  request: ExportRequest,
  language: EvidenceLanguage,
  facts: ReadmeFacts,
  titles: readonly Field[],
): readonly string[] {
  const t = exportTranslator(language, language);
  const { about, catalogue } = request;
  const { encoding, names, cut, missing } = facts;
  const fields = titles.map(
    ({ name, title }, index) => `  ${(names[index] ?? '').padEnd(12)}${name.padEnd(22)}${title}`,
  );
  const documents = catalogue.documents.map(
    ({ title, publisher, published }) =>
      `  ${title[language]} (${[publisher[language], published].filter(Boolean).join(', ')})`,
  );
  return [
    t('export.readme.files'),
    t('export.readme.crs'),
    t('export.readme.encoding', { encoding }),
    ...(cut > 0 ? [t('export.readme.cut', { count: cut })] : []),
    ...(missing.size > 0 ? [t('export.readme.missing', { signs: [...missing].join(' ') })] : []),
    '',
    t('export.readme.fields'),
    ...fields,
    '',
    `${t('export.column.sources')}${t.colon}`,
    ...documents,
    `${t('export.column.attribution')}${t.colon}${t('table.attribution')}`,
    t('export.version', { version: about.version, day: about.made }),
    t('export.readme.link', { link: about.link }),
  ];
}

export function readmeOf(request: ExportRequest, facts: ReadmeFacts): string {
  const parts = EVIDENCE_LANGUAGES.map((language) => {
    // The titles of fields are words of the interface: each part has those of its own language.
    const own = { ...request, language, evidenceLanguage: language, t: exportTranslator(language, language) };
    return partOf(request, language, facts, fieldsOf(own));
  });
  const { title, description } = request.about;
  return MARK + [title, description, '', ...parts.flatMap((part) => [...part, '', ''])].join(NEWLINE);
}
