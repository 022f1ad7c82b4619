/**
 * Formats of form schemas. The functions' source texts are copied into the generated browser module, so that both sides
 * run the same code: each must be an arrow function that uses nothing outside itself.
 */
export const formFormats: { readonly [format: string]: (text: string) => boolean } = {
  date: (text) => {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (!parts) return false;
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  },
  'date-time': (text) => {
    const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-](\d\d):?(\d\d))$/i.exec(text);
    if (!parts) return false;
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const date = new Date(Date.UTC(year, month - 1, day));
    return (
      year >= 1 &&
      date.getUTCMonth() === month - 1 &&
      date.getUTCDate() === day &&
      Number(parts[4]) < 24 &&
      Number(parts[5]) < 60 &&
      Number(parts[6] ?? 0) < 60 &&
      Number(parts[7] ?? 0) < 24 &&
      Number(parts[8] ?? 0) < 60
    );
  },
  time: (text) => {
    const parts = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
    return parts !== null && Number(parts[1]) < 24 && Number(parts[2]) < 60 && Number(parts[3] ?? 0) < 60;
  },
  email: (text) =>
    text.length <= 254 && /^[^\s@<>()[\]\\,;:"]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/i.test(text),
  uri: (text) => text.length <= 2000 && /^https?:\/\/[^\s<>"]+$/i.test(text),
};
