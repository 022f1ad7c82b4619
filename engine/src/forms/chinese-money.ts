const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '兆'];

/** 1 to 9999 in capital numerals, zeros inside collapsed; leading zeros are the caller's. */
function group(value: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += (zero ? '零' : '') + (digits[digit] ?? '') + (places[place] ?? '');
    zero = false;
  }
  return text;
}

/**
 * Amount in yuan as Chinese capitals for financial documents: `1234.5` -> `壹仟贰佰叁拾肆元伍角`, `200` -> `贰佰元整`.
 * Rounded to fen. Undefined from ten quadrillion on, where a double no longer holds the fen.
 */
export function chineseMoney(amount: number): string | undefined {
  if (!Number.isFinite(amount) || Math.abs(amount) >= 1e13) return undefined;
  const [yuanText = '0', fenText = '00'] = Math.abs(amount).toFixed(2).split('.');
  const yuan = Number(yuanText);
  const jiao = Number(fenText[0]);
  const fen = Number(fenText[1]);
  if (yuan === 0 && jiao === 0 && fen === 0) return '零元整';
  let text = '';
  let gap = false;
  for (let index = groups.length - 1; index >= 0; index--) {
    const value = Math.floor(yuan / 10_000 ** index) % 10_000;
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || value < 1000)) text += '零';
    text += group(value) + (groups[index] ?? '');
    gap = false;
  }
  if (yuan > 0) text += '元';
  if (jiao === 0 && fen === 0) return (amount < 0 ? '负' : '') + text + '整';
  if (jiao > 0) text += (digits[jiao] ?? '') + '角';
  else if (yuan > 0) text += '零';
  if (fen > 0) text += (digits[fen] ?? '') + '分';
  return (amount < 0 ? '负' : '') + text;
}
