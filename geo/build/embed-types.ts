/** The declarations of the embed API as the compiler writes them; they import each other by their published names. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';

/** Published name → the module of src/embed whose declarations it has. */
const MODULES = {
  embed: 'host/element-types',
  'embed-client': 'host/client',
  'embed-protocol': 'protocol/messages',
} as const;
export type TypesName = `${keyof typeof MODULES}.d.ts`;

const FLAGS =
  '--ignoreConfig --stripInternal --declaration --emitDeclarationOnly --allowImportingTsExtensions --skipLibCheck --strict';
const ENVIRONMENT = '--target es2023 --lib es2023,dom,dom.iterable --module esnext --moduleResolution bundler --types';

/** @throws when type checking fails. */
export function embedTypes(root: string): Readonly<Record<TypesName, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'layout-map-'));
  const published: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(MODULES).map(([name, module]) => [module, name]),
  );
  const read = (module: string) =>
    readFileSync(join(folder, `${module}.d.ts`), 'utf8').replace(
      /(from ')(\.[\w./-]+)\.ts(?=')/g,
      (_, start: string, other: string) => {
        const path = posix.join(posix.dirname(module), other);
        return `${start}./${published[path] ?? path}.js`;
      },
    );
  try {
    execFileSync(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...Object.values(MODULES).map((module) => join(root, `src/embed/${module}.ts`)),
      ...`${FLAGS} ${ENVIRONMENT}`.split(' '),
      '',
      '--rootDir',
      join(root, 'src/embed'),
      '--outDir',
      folder,
    ]);
    return {
      'embed.d.ts': read(MODULES.embed),
      'embed-client.d.ts': read(MODULES['embed-client']),
      'embed-protocol.d.ts': read(MODULES['embed-protocol']),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
