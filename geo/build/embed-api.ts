/**
 * The reference page of the embed API, made from the declarations that are published beside it, so that page and types
 * cannot differ. Comments become prose, the members of an interface a table, everything else is shown as declared.
 */
import { parseSync } from 'vite';
import { escapeMarkup } from '../../src/domain/format/markup.ts';
import type { TypesName } from './embed-types.ts';

const FILES: readonly { readonly name: TypesName; readonly script: string; readonly title: string }[] = [
  { name: 'embed.d.ts', script: 'embed.js', title: 'The element' },
  { name: 'embed-client.d.ts', script: 'embed-client.js', title: 'The client' },
  { name: 'embed-protocol.d.ts', script: 'embed-protocol.js', title: 'The protocol' },
];

/** The properties of a parser node that this module reads. Offsets are positions in the text. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Declared {
  readonly name: string;
  readonly node: Node;
  /** The statement with `export` and `declare`. */
  readonly whole: Node;
  /** Members of an interface. */
  readonly members: readonly Node[] | undefined;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const child = (node: object, key: string): unknown => Object.entries(node).find(([name]) => name === key)?.[1];
const childNode = (node: object, key: string): Node | undefined => {
  const value = child(node, key);
  return isNode(value) ? value : undefined;
};
const childNodes = (node: object, key: string): readonly Node[] => {
  const value = child(node, key);
  return Array.isArray(value) ? value.filter(isNode) : [];
};
const nameOf = (node: Node): string | undefined => {
  const name = child(childNode(node, 'id') ?? node, 'name');
  return typeof name === 'string' ? name : undefined;
};

/** The declaration of a statement of the module; undefined for imports and the empty export. */
function declaredBy(statement: Node): Declared | undefined {
  const node = statement.type === 'ExportNamedDeclaration' ? childNode(statement, 'declaration') : statement;
  if (!node || node.type === 'ImportDeclaration') return undefined;
  const [variable] = childNodes(node, 'declarations');
  const body = childNode(node, 'body');
  const members = node.type === 'TSInterfaceDeclaration' && body ? childNodes(body, 'body') : undefined;
  return { name: nameOf(variable ?? node) ?? 'global', node, whole: statement, members };
}

/** The comment that ends just before an offset, without comment markers. */
function commentBefore(text: string, offset: number): string {
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, offset)) ?? [];
  return comment.replace(/^[ \t]*\* ?/gm, '').trim();
}

const inline = (text: string) =>
  text
    .replaceAll('\n', ' ')
    .split(/(`[^`]+`)/)
    .map((piece) => (piece.startsWith('`') ? `<code>${escapeMarkup(piece.slice(1, -1))}</code>` : escapeMarkup(piece)))
    .join('');

/** Paragraphs of a comment; indented lines are code. A tag like `@throws` starts a paragraph. */
const prose = (comment: string): string =>
  comment
    .replace(/^@(\w)(\w*) /gm, (_, first: string, rest: string) => `\n\n${first.toUpperCase()}${rest}: `)
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) =>
      /^ {4}/.test(paragraph)
        ? `<pre><code>${escapeMarkup(paragraph.replace(/^ {4}/gm, ''))}</code></pre>`
        : `<p>${inline(paragraph.trim())}</p>`,
    )
    .join('\n');

/** Code in which each name that the page explains is a link to its explanation. */
const linked = (code: string, names: ReadonlySet<string>): string =>
  code
    .split(/('[^']*'|\b[A-Za-z_]\w*\b)/)
    .map((piece) => (names.has(piece) ? `<a href="#${piece}">${piece}</a>` : escapeMarkup(piece)))
    .join('');

/** Removes the indentation of a nested declaration. */
const dedented = (code: string, depth: number) => code.replaceAll(`\n${' '.repeat(depth)}`, '\n');
/** Spaces of one indentation level in the compiler's declarations. */
const INDENT = 4;

function memberRow(text: string, member: Node, names: ReadonlySet<string>): string {
  const [key, type] = [childNode(member, 'key'), childNode(member, 'typeAnnotation')];
  const start = type ? type.start : member.end;
  const name = key ? text.slice(key.start, key.end).replace(/^'|'$/g, '') : text.slice(member.start, member.end);
  const isOptional = child(member, 'optional') === true;
  const code = dedented(text.slice(start, type?.end ?? start).replace(/^:\s*/, ''), INDENT);
  return `<tr><th scope="row"><code>${escapeMarkup(name)}${isOptional ? '?' : ''}</code></th><td><pre><code>${linked(
    code,
    names,
  )}</code></pre></td><td>${prose(commentBefore(text, member.start))}</td></tr>`;
}

function section(text: string, { name, node, whole, members }: Declared, names: ReadonlySet<string>): string {
  const explanation = prose(commentBefore(text, whole.start));
  const heading = `<h3 id="${name}"><code>${name}</code></h3>`;
  const body = childNode(node, 'body');
  if (!members || !body) {
    const code = text.slice(whole.start, whole.end).replace(/^export (?:declare )?/, '');
    return `${heading}\n${explanation}\n<pre><code>${linked(code, names)}</code></pre>`;
  }
  const head = text.slice(node.start, body.start).trim();
  const rows = members.map((member) => memberRow(text, member, names)).join('\n');
  return `${heading}\n${explanation}\n<p><code>${linked(head, names)}</code></p>
<div class="scrolled" tabindex="0" role="group" aria-labelledby="${name}"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows}
</tbody></table></div>`;
}

/** The comment at the head of a file, before its imports or before the comment of its first declaration. */
function headOf(text: string, first: Declared | undefined): string {
  const [, comment = ''] = /^\/\*\*((?:(?!\*\/)[\s\S])*)\*\//.exec(text) ?? [];
  const head = comment.replace(/^[ \t]*\* ?/gm, '').trim();
  return first && commentBefore(text, first.whole.start) === head ? '' : head;
}

/** @throws when the declarations cannot be parsed. */
export function embedApiPage(types: Readonly<Record<TypesName, string>>): string {
  const files = FILES.map((file) => {
    const text = types[file.name];
    const { program, errors } = parseSync(file.name, text);
    if (errors.length > 0) throw new Error(`${file.name}: ${errors[0]?.message}`);
    return { ...file, text, declared: program.body.flatMap((statement) => declaredBy(statement) ?? []) };
  });
  const names = new Set(files.flatMap(({ declared }) => declared.map(({ name }) => name)));
  const contents = files.map(({ title, script, declared }) => {
    const links = declared.map(({ name }) => `<a href="#${name}"><code>${name}</code></a>`);
    return `<li><a href="#${script}">${title}</a>: ${links.join(', ')}</li>`;
  });
  const sections = files.map(
    ({ title, script, name, text, declared }) => `<h2 id="${script}">${title}: <code>${script}</code></h2>
${prose(headOf(text, declared[0]))}
<p>Types: <a href="${name}"><code>${name}</code></a></p>
${declared.map((entry) => section(text, entry, names)).join('\n')}`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Embed API</title>
<link rel="icon" href="favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="examples/examples.css">
</head>
<body class="reference">
<header class="top"><h1>Embed API</h1></header>
<main>
<p>Made from the published types. <a href="examples/index.html">Pages to copy from</a> show it in use.</p>
<p lang="zh">本页由类型声明生成，说明为英文。</p>
<nav aria-label="Contents"><ul>
${contents.join('\n')}
</ul></nav>
${sections.join('\n')}
</main>
</body>
</html>
`;
}
