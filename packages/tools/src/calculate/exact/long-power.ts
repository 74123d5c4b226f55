import { bitsOf, type Rational } from "./rational.ts";

/** Bits that each product keeps: far more than repeated squaring loses. */
const KEPT_BITS = 256;

/**
 * A power whose exact value has too many digits, such as `1.0041666^360`, rounded once: in floating point the exponent
 * would multiply the rounding error of the base.
 */
export const longPower = (base: Rational, exponent: bigint): number => {
  const size = exponent < 0n ? -exponent : exponent;
  if (size > 2n ** 64n || base.numerator === 0n) return Number.NaN;
  let square = longFraction(base);
  let result: LongNumber = { mantissa: 1n, power: 0 };
  for (let rest = size; rest > 0n; rest >>= 1n) {
    if (rest % 2n === 1n) result = product(result, square);
    square = product(square, square);
  }
  return exponent < 0n ? 1 / toNumber(result) : toNumber(result);
};

/** `mantissa * 2^power` */
interface LongNumber {
  readonly mantissa: bigint;
  readonly power: number;
}

const longFraction = ({ numerator, denominator }: Rational): LongNumber => {
  const shift = Math.max(0, KEPT_BITS + bitsOf(denominator) - bitsOf(numerator));
  return cut({ mantissa: (numerator << BigInt(shift)) / denominator, power: -shift });
};

const product = (left: LongNumber, right: LongNumber): LongNumber =>
  cut({ mantissa: left.mantissa * right.mantissa, power: left.power + right.power });

const cut = ({ mantissa, power }: LongNumber): LongNumber => {
  const extra = bitsOf(mantissa) - KEPT_BITS;
  return extra > 0 ? { mantissa: mantissa / 2n ** BigInt(extra), power: power + extra } : { mantissa, power };
};

const toNumber = ({ mantissa, power }: LongNumber): number => {
  const extra = Math.max(0, bitsOf(mantissa) - 64);
  const short = Number(mantissa / 2n ** BigInt(extra));
  const exponent = power + extra;
  // In two steps, because 2^exponent alone may overflow a double even if the product does not.
  const half = Math.trunc(exponent / 2);
  return short * 2 ** half * 2 ** (exponent - half);
};
