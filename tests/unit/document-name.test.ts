import { expect, it } from 'vitest';
import { withoutYear } from '#domain/format/document-name.ts';

it('beside a year, the short name of a document has none of its own', () => {
  expect(withoutYear('2020 上海国研院报告')).toBe('上海国研院报告');
  expect(withoutYear('2020 SIIS Report')).toBe('SIIS Report');
  expect(withoutYear('Zou 2018')).toBe('Zou');
  expect(withoutYear('孙福全：核心功能及突破口')).toBe('孙福全：核心功能及突破口');
  expect(withoutYear('2018')).toBe('2018');
});
