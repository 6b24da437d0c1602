/**
 * Parses source files by their schemas. A file that does not match is reported, and the other files are still parsed.
 */
import * as v from 'valibot';
import { faultLine, faultOf } from '../../../src/domain/format/fault.ts';
import {
  type DocumentFile,
  documentFile,
  englishTerms,
  industryGroups,
  kinds,
  metrics,
  relations,
  roleClasses,
  sections,
} from '../../../src/domain/model/schema.ts';
import type { Project, SourceFile } from '../read.ts';
import type { Report } from './issue.ts';
import { type LayerFile, layerFile } from './layer-file.ts';

/** A parsed file, with its source to find the line of an issue. */
export interface Sourced<Value> {
  readonly source: SourceFile;
  readonly file: Value;
}

const VOCABULARY = { roles: roleClasses, industries: industryGroups, kinds, metrics, relations } as const;
type VocabularyName = keyof typeof VOCABULARY;
export type Vocabulary = { readonly [Name in VocabularyName]: v.InferOutput<(typeof VOCABULARY)[Name]> };

export type Sections = v.InferOutput<typeof sections>;
export type EnglishTerms = v.InferOutput<typeof englishTerms>;

/** All files of a project that could be parsed. */
export interface ParsedFiles {
  readonly vocabulary: { readonly [Name in VocabularyName]: Vocabulary[Name] | undefined };
  /** Undefined where there is no such file, or it does not match. */
  readonly sections: Sections | undefined;
  readonly terms: EnglishTerms | undefined;
  readonly documents: readonly Sourced<DocumentFile>[];
  readonly layers: readonly Sourced<LayerFile>[];
}

/** The value of a file; undefined, with issues in the report, when it does not match. */
export function parseFile<Schema extends v.GenericSchema>(
  report: Report,
  source: SourceFile,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  for (const error of source.syntaxErrors)
    report.issues.push({ file: source.file, line: error.line, rule: 'syntax', message: error.message });
  if (source.syntaxErrors.length > 0) return undefined;
  const result = v.safeParse(schema, source.value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    // Keys are strings in objects and numbers in arrays; schemas of files have neither maps nor sets.
    const path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
    report.add(source, path, 'schema', faultLine(path, faultOf(issue, schema, path)));
  }
  return undefined;
}

export function parseFiles(report: Report, project: Project): ParsedFiles {
  const all = <Schema extends v.GenericSchema>(sources: readonly SourceFile[], schema: Schema) =>
    sources.flatMap((source) => {
      const file = parseFile(report, source, schema);
      return file === undefined ? [] : [{ source, file }];
    });
  return {
    vocabulary: {
      roles: parseFile(report, project.vocabulary.roles, VOCABULARY.roles),
      industries: parseFile(report, project.vocabulary.industries, VOCABULARY.industries),
      kinds: parseFile(report, project.vocabulary.kinds, VOCABULARY.kinds),
      metrics: parseFile(report, project.vocabulary.metrics, VOCABULARY.metrics),
      relations: parseFile(report, project.vocabulary.relations, VOCABULARY.relations),
    },
    sections: project.sections && parseFile(report, project.sections, sections),
    terms: project.terms && parseFile(report, project.terms, englishTerms),
    layers: all(project.layers, layerFile),
    documents: all(project.documents, documentFile),
  };
}
