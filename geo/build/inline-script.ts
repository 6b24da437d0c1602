/** A module of src as one plain script, to be inlined into the page. */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/**
 * @param module path of the module from the root.
 * @param values constants that the module declares, by name; JSON, safe inside a script element.
 * @param plugins of this bundle.
 * @returns a script that can stand between script tags.
 * @throws when it does not build, or would end its own element.
 */
export async function inlineScript(
  root: string,
  module: string,
  values: Readonly<Record<string, string>>,
  plugins: readonly Plugin[] = [],
): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: values,
    plugins: [...plugins],
    build: {
      write: false,
      target: 'es2020',
      modulePreload: false,
      rolldownOptions: { input: join(root, module), output: { format: 'iife' } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const [chunk] = outputs.filter((output) => output.type === 'chunk');
  if (!chunk || outputs.length !== 1) throw new Error(`${module} is not one script`);
  if (/<\/script/i.test(chunk.code)) throw new Error(`${module} would end its script element`);
  return chunk.code.trim();
}
