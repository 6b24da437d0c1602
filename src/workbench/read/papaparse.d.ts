/**
 * What is used of Papa Parse. The package has no types of its own; those of `@types` bring in the types of Node, which
 * code of the browser must not see.
 */
declare module 'papaparse' {
  interface Config {
    readonly delimiter: string;
    readonly skipEmptyLines: boolean;
  }
  const Papa: {
    /** @returns the cells of each row; a quoted cell without its quotes. */
    readonly parse: <Row extends readonly string[]>(text: string, config: Config) => { readonly data: Row[] };
  };
  export default Papa;
}
