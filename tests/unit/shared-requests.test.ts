import { describe, expect, it } from 'vitest';
import { shareRequests } from '#data/shared-requests.ts';

/** A request whose outcome the test decides, with a record of what was asked for. */
function controlled() {
  const asked: {
    key: string;
    signal: AbortSignal;
    resolve: (value: string) => void;
    reject: (error: Error) => void;
  }[] = [];
  const get = shareRequests<string>(
    (key, signal) =>
      new Promise((resolve, reject) => {
        asked.push({ key, signal, resolve, reject });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  );
  const only = (index: number) => {
    const request = asked[index];
    if (!request) throw new Error(`no request ${index}`);
    return request;
  };
  return { get, asked, request: only };
}

describe('shared requests', () => {
  it('are one for callers that ask at the same time, and one for each key', async () => {
    const { get, asked, request } = controlled();
    const [one, two, other] = [get('areas'), get('areas'), get('base')];
    expect(asked.map(({ key }) => key)).toEqual(['areas', 'base']);
    request(0).resolve('shapes');
    request(1).resolve('land');
    expect(await Promise.all([one, two, other])).toEqual(['shapes', 'shapes', 'land']);
  });

  it('keep a value for those who ask later', async () => {
    const { get, asked, request } = controlled();
    const first = get('areas');
    request(0).resolve('shapes');
    await first;
    expect(await get('areas')).toBe('shapes');
    expect(asked).toHaveLength(1);
  });

  it('keep a value although the caller that asked for it has aborted since', async () => {
    const { get, asked, request } = controlled();
    const control = new AbortController();
    const first = get('areas', control.signal);
    request(0).resolve('shapes');
    await first;
    control.abort();
    expect(await get('areas')).toBe('shapes');
    expect(asked).toHaveLength(1);
  });

  it('do not keep a failure: all who waited learn of it, and the next caller asks again', async () => {
    const { get, request } = controlled();
    const waiting = [get('areas'), get('areas')];
    request(0).reject(new Error('HTTP 503'));
    for (const caller of waiting) await expect(caller).rejects.toThrow('HTTP 503');
    const retry = get('areas');
    request(1).resolve('shapes');
    expect(await retry).toBe('shapes');
  });

  it('go on when one of two callers aborts', async () => {
    const { get, request } = controlled();
    const control = new AbortController();
    const leaving = get('areas', control.signal);
    const staying = get('areas');
    control.abort(new Error('closed'));
    await expect(leaving).rejects.toThrow('closed');
    expect(request(0).signal.aborted).toBe(false);
    request(0).resolve('shapes');
    expect(await staying).toBe('shapes');
  });

  it('stop when the last caller aborts, and a later caller asks anew', async () => {
    const { get, request } = controlled();
    const [first, second] = [new AbortController(), new AbortController()];
    const callers = [get('areas', first.signal), get('areas', second.signal)];
    first.abort(new Error('closed'));
    second.abort(new Error('closed too'));
    const later = get('areas');
    await expect(callers[0]).rejects.toThrow('closed');
    await expect(callers[1]).rejects.toThrow('closed too');
    expect(request(0).signal.aborted).toBe(true);
    request(1).resolve('shapes');
    expect(await later).toBe('shapes');
    // The abandoned request failed after the new one had begun; it must not have taken the new value with it.
    expect(await get('areas')).toBe('shapes');
  });

  it('are not made for a caller that has aborted before it asks', async () => {
    const { get, asked } = controlled();
    await expect(get('areas', AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
    expect(asked).toEqual([]);
  });
});
