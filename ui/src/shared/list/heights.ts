// Heights of many rows: estimates until measured, sums in a Fenwick tree; every question is O(log n).

/** Row heights in CSS pixels and the sums over them. */
export class Heights {
  private tree: Float64Array;
  private own: Float64Array;
  private known: Uint8Array;

  constructor(
    readonly count: number,
    estimate: (i: number) => number,
  ) {
    this.own = new Float64Array(count);
    this.known = new Uint8Array(count);
    this.tree = new Float64Array(count + 1);
    for (let i = 0; i < count; i++) this.own[i] = estimate(i);
    this.build();
  }

  private build() {
    for (let i = 1; i <= this.count; i++) this.tree[i] = this.own[i - 1]!;
    for (let i = 1; i <= this.count; i++) {
      const up = i + (i & -i);
      if (up <= this.count) this.tree[up]! += this.tree[i]!;
    }
  }

  /** Height of row `i`. */
  get(i: number): number {
    return this.own[i] ?? 0;
  }

  /** Whether row `i` was measured. */
  measured(i: number): boolean {
    return this.known[i] === 1;
  }

  /** Notes a measured height; says whether it changed anything. */
  set(i: number, height: number): boolean {
    this.known[i] = 1;
    return this.put(i, height);
  }

  /** Notes a better estimate for a row that wasn't measured. */
  guess(i: number, height: number): boolean {
    return this.known[i] ? false : this.put(i, height);
  }

  private put(i: number, height: number): boolean {
    const by = height - this.own[i]!;
    if (i < 0 || i >= this.count || Math.abs(by) < 0.01) return false;
    this.own[i] = height;
    for (let k = i + 1; k <= this.count; k += k & -k) this.tree[k]! += by;
    return true;
  }

  /** Where row `i` begins. */
  offset(i: number): number {
    let sum = 0;
    for (let k = Math.min(i, this.count); k > 0; k -= k & -k) sum += this.tree[k]!;
    return sum;
  }

  /** Height of all rows. */
  get total(): number {
    return this.offset(this.count);
  }

  /** The row at `y` (clamped to the first and last row). */
  at(y: number): number {
    let k = 0;
    let left = y;
    for (let step = 1 << Math.floor(Math.log2(this.count || 1)); step > 0; step >>= 1) {
      const next = k + step;
      if (next <= this.count && this.tree[next]! <= left) {
        k = next;
        left -= this.tree[next]!;
      }
    }
    return Math.max(0, Math.min(k, this.count - 1));
  }
}
