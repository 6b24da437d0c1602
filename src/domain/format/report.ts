/** The address at which users say that a row is wrong: the form of a repository's issues, filled in. */
import type { Citation } from '../model/schema.ts';

/** What a report is about. */
export interface Reported {
  readonly row: string;
  readonly document: string;
  readonly at: Citation;
}

/**
 * The form with the row, the document and the line filled in (`title` and `body`, as GitHub, GitLab's import and Gitea
 * read them).
 *
 * @param form address of the form, as `https://github.com/<owner>/<name>/issues/new`; parameters that it has stay.
 * @returns undefined without a form, or where it is no web address.
 */
export function reportAddress(form: string | undefined, { row, document, at }: Reported): string | undefined {
  if (!form || !URL.canParse(form)) return undefined;
  const address = new URL(form);
  if (!/^https?:$/.test(address.protocol)) return undefined;
  address.searchParams.set('title', row);
  address.searchParams.set('body', `${row}\n${document}:${at.line}\n${at.section}\n\n`);
  return address.href;
}
