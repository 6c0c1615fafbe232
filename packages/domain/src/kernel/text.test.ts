import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, shortened } from './text.ts';

const family = '👨‍👩‍👧‍👦';

describe('截短', () => {
  it('cuts between the characters people see', () => {
    expect(headOf('井盖缺失', 2)).toBe('井盖');
    expect(headOf(`堵${family}`, 5)).toBe('堵');
    expect(headOf('e\u0301e\u0301', 3)).toBe('e\u0301');
    expect(headOf('🇨🇳🇨🇳', 6)).toBe('🇨🇳');
    expect(headOf('𠮷𠮷', 3)).toBe('𠮷');
    expect(shortened('路面破损', 3)).toBe('路面…');
    expect(shortened('路面', 2)).toBe('路面');
  });

  it('is the head of the text, never longer, well formed, and nothing is lost where it fits', () => {
    const part = fc.constantFrom('路', 'a', '𠮷', family, '🇨🇳', 'e\u0301', '\u0301', '\u200d', '\r\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 80 }), (parts, most) => {
        const text = parts.join('');
        const head = headOf(text, most);
        expect(text.startsWith(head)).toBe(true);
        expect(head.length).toBeLessThanOrEqual(most);
        expect(head.isWellFormed()).toBe(true);
        if (text.length <= most) expect(head).toBe(text);
        else if (text.length > 0) expect(head.length + shortened(text, most).length).toBeGreaterThan(0);
      }),
    );
  });
});
