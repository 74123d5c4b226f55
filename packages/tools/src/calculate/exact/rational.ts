/** Most bits of a numerator or denominator: enough for a quotient of factorials, and still a matter of microseconds. */
export const MAX_BITS = 4_096;

/** Fractions up to this size stay unreduced between steps: finding the divisor costs more than the longer numbers. */
const UNREDUCED_BITS = 128;

/** An exact number: a fraction of integers with a positive denominator. */
export class Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The fraction; null if it is too large or divides by zero. */
  static of(numerator: bigint, denominator = 1n): Rational | null {
    if (denominator === 1n) return bitsOf(numerator) > MAX_BITS ? null : new Rational(numerator, 1n);
    if (denominator === 0n) return null;
    const [top, bottom] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
    if (bitsOf(top) > 2 * MAX_BITS || bitsOf(bottom) > 2 * MAX_BITS) return null;
    if (Math.max(bitsOf(top), bitsOf(bottom)) <= UNREDUCED_BITS && top % bottom !== 0n) {
      return new Rational(top, bottom);
    }
    const divisor = greatestDivisor(top, bottom);
    const [over, under] = [top / divisor, bottom / divisor];
    return bitsOf(over) > MAX_BITS || bitsOf(under) > MAX_BITS ? null : new Rational(over, under);
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  /** Bits of the longer of its two integers. */
  get bits(): number {
    return Math.max(bitsOf(this.numerator), bitsOf(this.denominator));
  }

  /** The nearest double, ties to even; infinite beyond 1.8e308. */
  toNumber(): number {
    const { numerator, denominator } = this;
    if (denominator === 1n) return Number(numerator);
    const top = numerator < 0n ? -numerator : numerator;
    // With at least 64 bits and a sticky bit, it rounds as the infinite fraction would.
    const shift = 66 - bitsOf(top) + bitsOf(denominator);
    const [up, down] = shift > 0 ? [top << BigInt(shift), denominator] : [top, denominator << BigInt(-shift)];
    const quotient = up / down;
    const sticky = up % down === 0n ? quotient : quotient | 1n;
    const size = scaled(sticky, -shift);
    return numerator < 0n ? -size : size;
  }

  floor(): bigint {
    const whole = this.numerator / this.denominator;
    return this.numerator < 0n && whole * this.denominator !== this.numerator ? whole - 1n : whole;
  }
}

/** The largest power of ten in an exact number; beyond it, the integer would be huge and of no use. */
const MAX_EXPONENT = 1_200;

/** The exact value of a decimal such as `1.5e3`; null if it is too large or too small, or not a decimal. */
export const rationalFromDecimal = (text: string): Rational | null => {
  const parts = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  if (digits === 0n) return Rational.of(0n);
  if (Math.abs(power) > MAX_EXPONENT) return null;
  return power >= 0 ? Rational.of(digits * 10n ** BigInt(power)) : Rational.of(digits, 10n ** BigInt(-power));
};

export const bitsOf = (value: bigint): number => {
  const size = value < 0n ? -value : value;
  return size <= Number.MAX_SAFE_INTEGER ? Math.ceil(Math.log2(Number(size) + 1)) : size.toString(16).length * 4;
};

export const greatestDivisor = (left: bigint, right: bigint): bigint => {
  let [larger, smaller] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
};

/** `value * 2^exponent`, rounded once, even where the result is so small that a double has fewer bits for it. */
const scaled = (value: bigint, exponent: number): number => {
  const lost = -1_074 - exponent;
  if (lost > 0 && bitsOf(value) - lost < 53) {
    const kept = value >> BigInt(lost);
    const rest = value - (kept << BigInt(lost));
    const half = 1n << BigInt(lost - 1);
    const roundsUp = rest > half || (rest === half && kept % 2n === 1n);
    return Number(roundsUp ? kept + 1n : kept) * Number.MIN_VALUE;
  }
  const rounded = Number(value);
  return exponent < -1_000 ? rounded * 2 ** -1_000 * 2 ** (exponent + 1_000) : rounded * 2 ** exponent;
};
