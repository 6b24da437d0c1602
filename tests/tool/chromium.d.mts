export function findChromium(): Promise<string | undefined>;
export function ensureChromium(
  log?: (line: string) => void,
): Promise<{ readonly path?: string; readonly problem?: string }>;
