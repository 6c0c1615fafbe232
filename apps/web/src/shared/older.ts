/**
 * 老一点的浏览器: what Chromium 88 to 110 (and the national browsers built on it) lacks of the language this product is
 * written in. Each line is the shortest faithful version; new browsers skip them all.
 */
function lend<T extends object>(target: T, methods: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + Math.trunc(index) : Math.trunc(index)];
}

lend(Array.prototype, {
  at,
  findLast(this: unknown[], test: (value: unknown, index: number, all: unknown[]) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (test(this[i], i, this)) return this[i];
    return undefined;
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare);
  },
  toReversed(this: unknown[]) {
    return [...this].reverse();
  },
});
lend(String.prototype, {
  at,
  isWellFormed(this: string) {
    return !/[\uD800-\uDFFF]/u.test(this);
  },
});
lend(Object, { hasOwn: (object: object, key: PropertyKey) => Object.hasOwn(object, key) });
lend(globalThis, { structuredClone: (value: unknown) => JSON.parse(JSON.stringify(value)) });
