import { beforeEach, describe, expect, it } from 'vitest';
import { type Remembered, remembered } from './remembered.ts';

let now: number;
let memory: Remembered<string>;
beforeEach(() => {
  now = 0;
  memory = remembered<string>(() => now);
  memory.hearing(true);
});

const keep = (key: string, ...topics: string[]) => memory.asking()(key, `who ${key}`, topics);

describe('what is remembered', () => {
  it('is for half a minute', () => {
    keep('a', 'account', 'city:1');
    now = 29_999;
    expect(memory.get('a')).toBe('who a');
    now = 30_000;
    expect(memory.get('a')).toBeUndefined();
  });

  it.each(['account', 'city:1', '*'])('is gone when %s has changed', (topic) => {
    keep('a', 'account', 'city:1');
    keep('b', 'other', 'city:2');
    memory.forget(topic);
    expect(memory.get('a')).toBeUndefined();
    expect(memory.get('b')).toBe(topic === '*' ? undefined : 'who b');
  });

  it('is not what was asked before a change and answered after it', () => {
    const answer = memory.asking();
    memory.forget('city:9');
    answer('a', 'who a', ['account', 'city:1']);
    expect(memory.get('a')).toBeUndefined();
  });

  it.each(['account', 'city:1', '*'])('is nothing for two seconds after a change of %s began here', (topic) => {
    keep('a', 'account', 'city:1');
    memory.unsettle(topic);
    expect(memory.get('a')).toBeUndefined();
    keep('a', 'account', 'city:1');
    expect(memory.get('a')).toBeUndefined();
    now = 2_000;
    keep('a', 'account', 'city:1');
    expect(memory.get('a')).toBe('who a');
  });

  it('is nothing while nobody says what has changed', () => {
    keep('a', 'account');
    memory.hearing(false);
    expect(memory.get('a')).toBeUndefined();
    keep('a', 'account');
    expect(memory.get('a')).toBeUndefined();
    memory.hearing(true);
    expect(memory.get('a')).toBeUndefined();
    keep('a', 'account');
    expect(memory.get('a')).toBe('who a');
  });
});
