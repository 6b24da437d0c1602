import { expect, it } from 'vitest';
import { reportAddress } from '#domain/format/report.ts';

const reported = { row: 'a-row', document: 'a-report', at: { section: '四、布局 & 其他', line: 12 } };

it('fills in the row, the document and the line, and keeps what the address has', () => {
  const address = new URL(reportAddress('https://example.org/o/r/issues/new?labels=evidence', reported) ?? '');
  expect(address.origin + address.pathname).toBe('https://example.org/o/r/issues/new');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    labels: 'evidence',
    title: 'a-row',
    body: 'a-row\na-report:12\n四、布局 & 其他\n\n',
  });
});

it.each([undefined, '', 'issues/new', 'javascript:alert(1)', 'mailto:a@example.org'])(
  'there is none for %s',
  (form) => {
    expect(reportAddress(form, reported)).toBeUndefined();
  },
);
