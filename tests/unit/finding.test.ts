/** The finding that the map of a year starts from: from the statements, in words of both languages. */
import { describe, expect, it } from 'vitest';
import { findingOf, worldFindingOf } from '#domain/asof/finding.ts';
import { rolesAsOf } from '#domain/asof/rules.ts';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { findingText, showsRolesOfYear } from '#state/finding.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { realCatalogue, yearOf } from './support.ts';

const real = realCatalogue();
const districts = real.areas.filter(({ kind }) => kind === 'district');
const textOf = (year: number, language: 'zh' | 'en') =>
  findingText(real, { view: DEFAULT_VIEW, zoom: 9, year: yearOf(year) }, translator(language), language) ?? '';
const worldText = (year: number, language: 'zh' | 'en', layers: View['layers'] = DEFAULT_VIEW.layers) =>
  findingText(
    real,
    { view: { ...DEFAULT_VIEW, layers }, zoom: 1.5, year: yearOf(year) },
    translator(language),
    language,
  );

describe('the finding of a year', () => {
  it.each(real.years)('of %i counts the districts that have a role', (year) => {
    const given = districts.filter(({ id }) => rolesAsOf(real, id, year).stated.length > 0);
    const finding = findingOf(real, year);
    if (given.length === 0) expect(finding?.kind).toBe('others');
    else expect(finding).toMatchObject({ kind: 'roles', given: given.length, of: 16 });
  });

  it.each(real.years)('of %i says how many of these roles are plans', (year) => {
    const finding = findingOf(real, year);
    if (finding?.kind !== 'roles') return;
    const planned = districts.filter(({ id }) => rolesAsOf(real, id, year).stated[0]?.standing === 'planned');
    expect(finding.planned).toBe(planned.length);
    expect(textOf(year, 'en').includes('plan')).toBe(planned.length > 0);
    expect(textOf(year, 'zh').includes('计划')).toBe(planned.length > 0);
  });

  it('names the class that most districts have, and exactly those', () => {
    for (const year of real.years) {
      const finding = findingOf(real, year);
      if (finding?.kind !== 'roles' || !finding.most) continue;
      const { roleClass, districts: most } = finding.most;
      const have = districts.filter(({ id }) => rolesAsOf(real, id, year).stated[0]?.role.class === roleClass);
      expect(most.map(({ id }) => id)).toEqual(have.map(({ id }) => id));
    }
  });

  it('is a title in both languages', () => {
    expect(textOf(2022, 'zh')).toBe(
      '2022 年，文件为 16 个区中的 14 个定了角色（其中 10 个是计划），最多的是重要承载区：静安、徐汇、普陀、闵行',
    );
    expect(textOf(2022, 'en')).toMatch(
      /^In 2022, documents give a role to 14 of 16 districts, 10 of them as plans; most often “Important/,
    );
    for (const language of LANGUAGES)
      for (const year of real.years)
        expect(findingText(real, { view: DEFAULT_VIEW, zoom: 9, year }, translator(language), 'zh')).not.toMatch(
          /[{}。.]$|undefined/,
        );
  });

  it('says of a year whose documents speak of partners that they do', () => {
    expect(findingOf(real, yearOf(2018))).toMatchObject({ kind: 'others', overlay: 'partners' });
    expect(textOf(2018, 'en')).toContain('Documents of 2018 give no district a role');
    expect(textOf(2018, 'zh')).toContain('合作伙伴');
  });

  it('speaks of the world where the map shows it, and of what is switched on', () => {
    const { overseas, partners } = worldFindingOf(real, yearOf(2022));
    expect(worldText(2022, 'en')).toBe(
      `Up to 2022, documents speak of ${overseas} overseas centres and ${partners} partner countries, regions and cities`,
    );
    expect(worldText(2022, 'zh', ['districts', 'overseas'])).toBe(`截至 2022 年，文件说到 ${overseas} 处海外中心`);
    expect(worldText(2022, 'zh', ['districts'])).toBeUndefined();
    // What a text first states in 2019 was not there in 2015.
    expect(worldFindingOf(real, yearOf(2015)).overseas).toBeLessThan(overseas);
    expect(worldFindingOf(real, yearOf(2015)).overseas).toBe(
      real.areas.filter(({ overlay, shape, first }) => overlay === 'overseas' && shape && first && first <= 2015)
        .length,
    );
  });

  it('is absent while the map answers another question', () => {
    expect(showsRolesOfYear(DEFAULT_VIEW)).toBe(true);
    expect(showsRolesOfYear({ ...DEFAULT_VIEW, panel: 'difference' })).toBe(false);
    expect(showsRolesOfYear({ ...DEFAULT_VIEW, industry: 'biomedicine' as never })).toBe(false);
    expect(showsRolesOfYear({ ...DEFAULT_VIEW, structure: 'siis-2020-1-plus-5' as never })).toBe(false);
  });
});
