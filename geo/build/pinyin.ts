/**
 * Pinyin of the Chinese names, so that they can be searched without an input method. Computed in the build, because the
 * dictionary is 300 kB.
 */
import { customPinyin, pinyin } from 'pinyin-pro';
import type { Catalogue, SearchTerms } from '../../src/domain/model/schema.ts';

/** Local pronunciations that the dictionary does not have; each is the official romanisation of the place. */
const LOCAL_READINGS: Readonly<Record<string, string>> = {
  闵行: 'mǐn háng',
  莘庄: 'xīn zhuāng',
};
customPinyin(LOCAL_READINGS);

const HAN = /\p{Script=Han}/u;

/**
 * The pinyin of a name: syllables and foreign words in lower case, without tones, separated by spaces (`长三角G60科创走廊` ->
 * `chang san jiao g60 ke chuang zou lang`). `ü` is written `u`, as most people type it who do not type `v`.
 */
export function reading(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .flatMap(
      (part) =>
        part
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    )
    .join(' ');
}

/**
 * Pinyin of all searchable Chinese names: of places with their aliases, of industries and their groups, of kinds and
 * role classes, and of documents.
 */
export function searchTermsOf({
  areas,
  industryGroups,
  kinds,
  roleClasses,
  documents,
}: Pick<Catalogue, 'areas' | 'industryGroups' | 'kinds' | 'roleClasses' | 'documents'>): SearchTerms {
  const entries = [...industryGroups.flatMap((group) => [group, ...group.members]), ...kinds, ...roleClasses];
  const names = [
    ...areas.flatMap((area) => [area.name.zh, ...(area.aliases ?? [])]),
    ...entries.flatMap(({ zh, also = [] }) => [zh, ...also]),
    ...documents.flatMap((document) => [document.title.zh, document.short.zh]),
  ];
  return {
    readings: [...new Set(names)]
      .filter((name) => HAN.test(name))
      .map((name): [string, string] => [name, reading(name)]),
  };
}
