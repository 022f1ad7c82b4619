/**
 * Decimal arithmetic on JSON numbers. A double is taken as the decimal number it prints as, the operation is done
 * exactly on integers and the result is the nearest double: 0.1 + 0.2 is 0.3, and sums of money are right to 15 digits.
 */

interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal {
  const [digits = '0', power = '0'] = String(value).split('e');
  const dot = digits.indexOf('.');
  if (dot < 0) return { mantissa: BigInt(digits), exponent: Number(power) };
  return {
    mantissa: BigInt(digits.slice(0, dot) + digits.slice(dot + 1)),
    exponent: Number(power) - (digits.length - dot - 1),
  };
}

function numberOf(mantissa: bigint, exponent: number): number {
  return Number(`${mantissa}e${exponent}`);
}

export function addDecimal(a: number, b: number): number {
  const native = a + b;
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(native)) return native;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return native;
  const x = decimalOf(a);
  const y = decimalOf(b);
  const exponent = Math.min(x.exponent, y.exponent);
  return numberOf(
    x.mantissa * 10n ** BigInt(x.exponent - exponent) + y.mantissa * 10n ** BigInt(y.exponent - exponent),
    exponent,
  );
}

export function multiplyDecimal(a: number, b: number): number {
  const native = a * b;
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(native)) return native;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return native;
  const x = decimalOf(a);
  const y = decimalOf(b);
  return numberOf(x.mantissa * y.mantissa, x.exponent + y.exponent);
}

/** Digits kept before the quotient is rounded to a double; a double needs 17. */
const QUOTIENT_DIGITS = 30;

/** `undefined` when `b` is 0. */
export function divideDecimal(a: number, b: number): number | undefined {
  if (b === 0) return undefined;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a / b;
  const x = decimalOf(a);
  const y = decimalOf(b);
  const shift = Math.max(0, QUOTIENT_DIGITS - String(x.mantissa).length + String(y.mantissa).length);
  const scaled = x.mantissa * 10n ** BigInt(shift);
  const quotient = scaled / y.mantissa;
  const exact = quotient * y.mantissa === scaled;
  // A cut-off tail must not look like an exact tie when the text is rounded to a double.
  const sign = x.mantissa < 0n !== y.mantissa < 0n ? -1n : 1n;
  return exact
    ? numberOf(quotient, x.exponent - y.exponent - shift)
    : numberOf(quotient * 10n + sign, x.exponent - y.exponent - shift - 1);
}

/** `a - b * floor(a / b)`, so the sign is that of `b`; `undefined` when `b` is 0. */
export function moduloDecimal(a: number, b: number): number | undefined {
  if (b === 0) return undefined;
  const x = decimalOf(a);
  const y = decimalOf(b);
  const exponent = Math.min(x.exponent, y.exponent);
  const left = x.mantissa * 10n ** BigInt(x.exponent - exponent);
  const right = y.mantissa * 10n ** BigInt(y.exponent - exponent);
  const rest = left % right;
  return numberOf(rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest, exponent);
}

/** Whole powers are multiplied out exactly (1.1 ** 2 is 1.21); others are ordinary floating point. */
export function powerDecimal(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > 64) return base ** exponent;
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result = multiplyDecimal(result, base);
  return result;
}

export type RoundingMode = 'up' | 'down' | 'half-up' | 'half-down' | 'half-even' | 'floor' | 'ceiling';

/** Rounds to `scale` digits after the point (negative: before it), deciding on the decimal digits themselves. */
export function roundDecimal(value: number, scale: number, mode: RoundingMode): number {
  const { mantissa, exponent } = decimalOf(value);
  const drop = -exponent - scale;
  if (drop <= 0) return value;
  const unit = 10n ** BigInt(drop);
  const negative = mantissa < 0n;
  const size = negative ? -mantissa : mantissa;
  const whole = size / unit;
  const rest = size % unit;
  const up = rest !== 0n && goesAway(mode, negative, rest * 2n - unit, whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return numberOf(negative ? -rounded : rounded, -scale) + 0;
}

function goesAway(mode: RoundingMode, negative: boolean, aboveHalf: bigint, odd: boolean): boolean {
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'floor':
      return negative;
    case 'ceiling':
      return !negative;
    case 'half-up':
      return aboveHalf >= 0n;
    case 'half-down':
      return aboveHalf > 0n;
    case 'half-even':
      return aboveHalf > 0n || (aboveHalf === 0n && odd);
  }
}
