import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStep } from '../tool/run-step.mjs';

describe('a step of the test run', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'run-step-'));
    const scripts = {
      good: 'node -e "console.log(process.argv[1], process.env.GIVEN)"',
      bad: 'node -e "console.error(\'what was wrong\'); process.exit(3)"',
      // Does not end by itself.
      silent: 'node -e "setInterval(() => undefined, 1000)"',
    };
    writeFileSync(join(root, 'package.json'), JSON.stringify({ private: true, scripts }));
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const step = (script: string, limitMs?: number) =>
    runStep(
      { root, script, args: ['argument'], env: { GIVEN: 'variable' }, log: join(root, `logs/${script}.log`) },
      limitMs,
    );

  it('hands arguments and environment on, and keeps the output', async () => {
    expect(await step('good')).toEqual({ ok: true, output: 'argument variable\n' });
    expect(readFileSync(join(root, 'logs/good.log'), 'utf8')).toBe('argument variable\n');
  });

  it('fails with its command, and says what that said', async () => {
    expect(await step('bad')).toEqual({ ok: false, output: 'what was wrong\n' });
  });

  it('is stopped when it has been silent for too long', async () => {
    const { ok, output } = await step('silent', 600);
    expect(ok).toBe(false);
    expect(output).toBe('\nStopped after 0.01 minutes without output.\n');
  });

  it('fails when there is no such script', async () => {
    expect((await step('missing')).ok).toBe(false);
  });
});
