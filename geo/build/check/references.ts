/** Ids in a document's rows that must exist elsewhere. */
import type { DocumentFile } from '../../../src/domain/model/schema.ts';
import type { Path, SourceFile } from '../read.ts';
import { allowed, nearest, type Report, ROW_LISTS } from './issue.ts';

export interface Known {
  readonly areas: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  /** Years of the layout formulas of all documents. */
  readonly structures: ReadonlyMap<string, number>;
}

export function checkReferences(report: Report, source: SourceFile, file: DocumentFile, known: Known) {
  const area = (id: string, path: Path) => {
    if (!known.areas.has(id))
      report.add(source, path, 'unknown-area', `unknown area "${id}"; nearest: ${nearest(id, known.areas)}`);
  };
  file.statements.forEach((row, index) => {
    const at = ['statements', index];
    row.areas.forEach((id, n) => void area(id, [...at, 'areas', n]));
    row.industries.forEach((id, n) => {
      if (!known.industries.has(id))
        report.add(
          source,
          [...at, 'industries', n],
          'unknown-industry',
          `unknown industry "${id}"; nearest: ${nearest(id, known.industries)}`,
        );
    });
    if (row.role && !known.roles.has(row.role.class))
      report.add(
        source,
        [...at, 'role', 'class'],
        'unknown-role-class',
        `unknown role class "${row.role.class}"; ${allowed(known.roles)}`,
      );
    if (row.aspect === 'role' && !row.role)
      report.add(
        source,
        at,
        'role-missing',
        `statement "${row.id}" has aspect role but states none; give role {zh, en, class} or another aspect`,
      );
  });
  file.figures.forEach((row, index) => {
    area(row.area, ['figures', index, 'area']);
    if (!known.metrics.has(row.metric))
      report.add(
        source,
        ['figures', index, 'metric'],
        'unknown-metric',
        `unknown metric "${row.metric}"; nearest: ${nearest(row.metric, known.metrics)}`,
      );
  });
  file.links.forEach((row, index) => {
    area(row.from, ['links', index, 'from']);
    area(row.to, ['links', index, 'to']);
    if (!known.relations.has(row.type))
      report.add(
        source,
        ['links', index, 'type'],
        'unknown-relation',
        `unknown relation "${row.type}"; ${allowed(known.relations)}`,
      );
  });
  file.events.forEach((row, index) => void row.areas.forEach((id, n) => void area(id, ['events', index, 'areas', n])));
  file.structures.forEach(
    (row, index) =>
      void row.groups.forEach(
        (group, g) =>
          void group.members.forEach((id, n) => void area(id, ['structures', index, 'groups', g, 'members', n])),
      ),
  );
  file.structures.forEach((row, index) => {
    if (!row.follows) return;
    const { structure } = row.follows;
    const before = known.structures.get(structure);
    if (before === undefined || before >= row.asOf)
      report.add(
        source,
        ['structures', index, 'follows', 'structure'],
        'follows-earlier',
        `"${row.id}" of ${row.asOf} follows "${structure}", ${before === undefined ? 'which no document has' : `which is of ${before}`}; name a structure of an earlier year`,
      );
  });
  file.gaps.forEach((row, index) => void row.areas.forEach((id, n) => void area(id, ['gaps', index, 'areas', n])));
  for (const list of ROW_LISTS) {
    file[list].forEach((row, index) => {
      for (const other of row.contradicts ?? [])
        if (!known.rows.has(other))
          report.add(
            source,
            [list, index, 'contradicts'],
            'unknown-row',
            `"${row.id}" contradicts "${other}", which no document has`,
          );
    });
  }
}
