/** Reading the XML, and the packages of Office Open XML, that a format has written. */
import { unzipSync } from 'fflate';
import { expect } from 'vitest';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** That of the element itself, without its children's. */
  readonly text: string;
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What XML 1.0 does not allow. Not the pattern of the program itself, whose faults it is to find. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** A text as a file of XML can hold it. */
export const inXml = (text: string): string => text.replace(FORBIDDEN, '');
/** A text as it comes back: XML has no controls, UTF-8 no half of a pair, and all line ends are one. */
export const asWritten = (text: string): string =>
  inXml(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))).replace(/\r\n?/g, '\n');

function plain(text: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text) || inXml(text) !== text)
    throw new Error(`not escaped: ${text}`);
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (REFERENCES[name] ?? ''),
  );
}

const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>/y;

/** The root of a document. @throws where it is not well-formed. */
export function parseXml(text: string): XmlElement {
  interface Open {
    readonly name: string;
    readonly attributes: Record<string, string>;
    readonly children: XmlElement[];
    text: string;
  }
  const [declaration = ''] = /^<\?xml version="1.0" encoding="UTF-8"[^?]*\?>\n?/.exec(text) ?? [];
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = declaration.length;
  while (at < text.length) {
    const top = open.at(-1) ?? root;
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const until = next < 0 ? text.length : next;
      top.text += plain(text.slice(at, until));
      at = until;
      continue;
    }
    TOKEN.lastIndex = at;
    const [tag, slash, name = '', list = '', empty] = TOKEN.exec(text) ?? [];
    if (tag === undefined) throw new Error(`no tag: ${text.slice(at, at + 80)}`);
    at += tag.length;
    if (slash) {
      if (open.length < 2 || top.name !== name) throw new Error(`</${name}> ends <${top.name}>`);
      open.pop();
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, key = '', value = ''] of list.matchAll(/([A-Za-z][\w:.-]*)="([^"]*)"/g)) {
      if (key in attributes) throw new Error(`${name} has ${key} twice`);
      attributes[key] = plain(value);
    }
    const element: Open = { name, attributes, children: [], text: '' };
    top.children.push(element);
    if (!empty) open.push(element);
  }
  const [only, ...others] = root.children;
  if (open.length > 1 || !only || others.length > 0 || root.text.trim() !== '')
    throw new Error('not one whole element');
  return only;
}

/** An element and all below it, in the order of the document. */
export function elementsIn(element: XmlElement): readonly XmlElement[] {
  const all: XmlElement[] = [];
  const add = (one: XmlElement) => {
    all.push(one);
    for (const child of one.children) add(child);
  };
  add(element);
  return all;
}
export const named = (element: XmlElement, name: string): readonly XmlElement[] =>
  elementsIn(element).filter((one) => one.name === name);

/** The parts of a package by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>;
export const opened = (bytes: Uint8Array): Files => new Map(Object.entries(unzipSync(bytes)));
export const textIn = (files: Files, path: string): string => new TextDecoder().decode(files.get(path));
/** Parsed once: a slide has tens of thousands of elements. */
const parsed = new WeakMap<Uint8Array, XmlElement>();
export function xmlIn(files: Files, path: string): XmlElement {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`no ${path}`);
  const root = parsed.get(bytes) ?? parseXml(textIn(files, path));
  parsed.set(bytes, root);
  return root;
}

/** Children by the name of their parent, in the order of the schemas; a bar parts those that may be mixed. */
export type ChildOrder = Readonly<Record<string, readonly string[]>>;

/** What stands where its schema does not have it. */
function outOfOrder(element: XmlElement, orders: ChildOrder): readonly string[] {
  const order = orders[element.name];
  if (!order) return [];
  const ranks = element.children.map(({ name }) => order.findIndex((one) => one.split('|').includes(name)));
  return ranks.some((rank, index) => rank < 0 || rank < (ranks[index - 1] ?? 0))
    ? [`${element.name}: ${element.children.map(({ name }) => name).join(' ')}`]
    : [];
}

/** The path that a relationship leads to. */
function resolved(from: string, target: string): string {
  const folders = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') folders.pop();
    else folders.push(part);
  }
  return folders.join('/');
}

/** Parts with a type each, relationships that lead to them, and children in order: else the program repairs a file. */
export function expectPackage(files: Files, orders: ChildOrder): void {
  const types = xmlIn(files, '[Content_Types].xml');
  const overridden = named(types, 'Override').map(({ attributes }) => attributes.PartName);
  const endings = named(types, 'Default').map(({ attributes }) => attributes.Extension);
  expect(new Set(overridden).size).toBe(overridden.length);
  let relations = 0;
  for (const path of files.keys()) {
    if (path.endsWith('.png')) {
      expect(endings).toContain('png');
      continue;
    }
    const root = xmlIn(files, path);
    expect(elementsIn(root).flatMap((element) => outOfOrder(element, orders))).toEqual([]);
    if (!path.endsWith('.rels')) {
      if (path !== '[Content_Types].xml') expect(overridden).toContain(`/${path}`);
      continue;
    }
    const from = path.replace('_rels/', '').replace(/\.rels$/, '');
    const all = named(root, 'Relationship').map(({ attributes }) => attributes);
    relations += all.length;
    expect(new Set(all.map(({ Id }) => Id)).size).toBe(all.length);
    for (const { Target = '', TargetMode } of all)
      if (TargetMode !== 'External') expect([...files.keys()]).toContain(resolved(from, Target));
    if (from === '') continue;
    const used = [...textIn(files, from).matchAll(/ r:(?:id|embed)="([^"]*)"/g)].map(([, id]) => id);
    expect(all.map(({ Id }) => Id)).toEqual(expect.arrayContaining(used));
  }
  expect(relations).toBeGreaterThan(5);
}
