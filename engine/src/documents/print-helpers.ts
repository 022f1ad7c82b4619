import Handlebars from 'handlebars';
import type { Json, JsonObject } from '../definition/json.js';
import { localize, type Locale } from '../definition/localized-text.js';
import { chineseMoney } from '../forms/chinese-money.js';
import type { CompiledField, CompiledForm } from '../forms/compiled-form.js';
import { fieldTypeOf } from '../forms/field-types.js';
import type { SignatureValue } from '../forms/form-template.js';
import { formatValue } from '../forms/format-value.js';
import { escapeHtml } from './page-frame.js';

/** What the helpers read: one form with its values, and the pictures and names its ids stand for. */
export interface PrintData {
  readonly form: CompiledForm;
  readonly values: JsonObject;
  readonly locale: Locale;
  readonly images: { readonly [attachmentId: string]: string };
  /** Of users and departments by id, of roles and systems by `role:<key>` and `system:<key>`. */
  readonly names: { readonly [id: string]: string };
}

/** Names a template may call; the validator refuses any other. The value says how many arguments each takes. */
export const printHelperNames = {
  field: 1,
  label: 1,
  cell: 1,
  check: 2,
  date: 1,
  money: 1,
  moneyWords: 1,
  signature: 1,
  seal: 1,
  rows: 1,
  serial: 0,
  number: 0,
  has: 1,
  is: 2,
  eq: 2,
} as const;

interface RowContext {
  readonly table: string;
  readonly row: JsonObject | undefined;
  readonly number: number;
}

const maxRows = 5_000;

/** A Handlebars environment that has these helpers, no partials and no way to prototypes. */
export function printEnvironment(data: PrintData): typeof Handlebars {
  const environment = Handlebars.create();
  for (const builtIn of ['log', 'lookup', 'with', 'each', 'helperMissing', 'blockHelperMissing']) {
    environment.unregisterHelper(builtIn);
  }
  const nameOf = (id: string) => (Object.hasOwn(data.names, id) ? data.names[id] : undefined);
  const names = {
    userName: nameOf,
    departmentName: nameOf,
    roleName: (key: string) => nameOf(`role:${key}`),
    systemTitle: (key: string) => nameOf(`system:${key}`),
  };
  const format = { locale: data.locale, names };
  const valueOf = (path: string): Json | undefined => own(data.values, path);
  const text = (path: string, value: Json | undefined): string => {
    const field = data.form.fields.get(path);
    return field ? formatValue(field, value, format) : '';
  };
  const safe = (html: string) => new Handlebars.SafeString(html);
  /** Line breaks of several-line texts are kept; everything is escaped. */
  const lines = (plain: string) => safe(escapeHtml(plain).replaceAll('\n', '<br>'));
  const rowOf = (context: unknown): RowContext | undefined => (isRow(context) ? context : undefined);

  /** A field and its value; inside rows, a column and its cell. */
  const fieldHere = (context: unknown, path: string): readonly [CompiledField | undefined, Json | undefined] => {
    const row = rowOf(context);
    return row
      ? [data.form.fields.get(`${row.table}.${path}`), row.row && own(row.row, path)]
      : [data.form.fields.get(path), valueOf(path)];
  };

  environment.registerHelper({
    field: (path: string) => lines(text(path, valueOf(path))),
    label: (path: string) => {
      const field = data.form.fields.get(path);
      return localize(field?.element.label, data.locale) || (field?.schema.title ?? path);
    },
    cell(this: unknown, column: string) {
      const row = rowOf(this);
      return row ? lines(text(`${row.table}.${column}`, row.row && own(row.row, column))) : '';
    },
    /** For `if`: the field, or the column inside rows, is filled in. */
    has(this: unknown, path: string) {
      const [field, value] = fieldHere(this, path);
      return field !== undefined && value !== undefined && !fieldTypeOf(field).isEmpty(value);
    },
    /** For `if`: the field, or the column inside rows, has this value, or this value among others. */
    is(this: unknown, path: string, wanted: unknown) {
      return holds(fieldHere(this, path)[1], wanted);
    },
    check(this: unknown, path: string, wanted: unknown) {
      const [field, value] = fieldHere(this, path);
      const on = holds(value, wanted);
      const one = (field?.schema.type === 'array' ? [wanted] : wanted) as Json;
      const title = field ? formatValue(field, one, format) : String(wanted);
      return safe(`<span class="check">${checkBox(on)}${escapeHtml(title)}</span>`);
    },
    date: (path: string) => lines(text(path, valueOf(path))),
    money: (path: string) => lines(text(path, valueOf(path))),
    moneyWords: (path: string) => {
      const amount = valueOf(path);
      return typeof amount === 'number' ? (chineseMoney(amount) ?? '') : '';
    },
    signature: (path: string) => safe(signature(asSignature(valueOf(path)), data)),
    seal: (path: string) => safe(seal(valueOf(path), data)),
    serial: () => serialOf(data.form, data.values) ?? '',
    number(this: unknown) {
      return rowOf(this)?.number ?? '';
    },
    eq: (a: unknown, b: unknown) => a === b,
    rows(path: string, options: Handlebars.HelperOptions) {
      const value = valueOf(path);
      const rows: readonly Json[] = Array.isArray(value) ? value.slice(0, maxRows) : [];
      const blank = Math.max(0, Math.min(50, Number(options.hash['min'] ?? 0)) - rows.length);
      const contexts: RowContext[] = [
        ...rows.map((row, index) => ({ table: path, row: asObject(row), number: index + 1 })),
        ...Array.from({ length: blank }, (_, index) => ({
          table: path,
          row: undefined,
          number: rows.length + index + 1,
        })),
      ];
      return contexts.map((context) => options.fn(context)).join('');
    },
  });
  return environment;
}

/** Whether a value is the wanted one, or a list with it. */
function holds(value: Json | undefined, wanted: unknown): boolean {
  const isWanted = (one: unknown) => String(one) === String(wanted);
  return Array.isArray(value) ? value.some(isWanted) : value !== undefined && isWanted(value);
}

/** The value of the form's first serial-number field. */
export function serialOf(form: CompiledForm, values: JsonObject): string | undefined {
  for (const field of form.fields.values()) {
    if (field.element.type !== 'SerialNumber' || field.table) continue;
    const value = own(values, field.path);
    if (typeof value === 'string' && value) return value;
  }
  return undefined;
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function asObject(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function isRow(context: unknown): context is RowContext {
  return typeof context === 'object' && context !== null && 'table' in context && 'number' in context;
}

function asSignature(value: Json | undefined): SignatureValue | undefined {
  if (value === undefined || value === null) return undefined;
  const object = asObject(value);
  return typeof object['name'] === 'string' ? (object as unknown as SignatureValue) : undefined;
}

/** No font has ☑ and ☐ in the same size, so they are drawn. */
function checkBox(on: boolean): string {
  const tick = on ? '<path d="M2.5 6.2 5 8.8 9.6 3.4" fill="none" stroke="#111" stroke-width="1.5"/>' : '';
  return `<svg viewBox="0 0 12 12" role="img" aria-label="${on ? '☑' : '☐'}"><rect x=".75" y=".75" width="10.5" height="10.5" fill="none" stroke="#111"/>${tick}</svg>`;
}

function signature(value: SignatureValue | undefined, data: PrintData): string {
  if (!value)
    return `<span class="signature"><span class="empty"></span><span class="when">${dateBlank(data.locale)}</span></span>`;
  const image = value.file ? imageTag(data.images[value.file], value.name) : '';
  const when = new Date(value.at);
  const day = Number.isNaN(when.getTime()) ? '' : shanghaiDay(when, data.locale);
  const paper = value.file ? '' : data.locale === 'en' ? ' (on paper)' : '（纸质签署）';
  return `<span class="signature">${image || escapeHtml(value.name + paper)}<span class="when">${image ? escapeHtml(value.name) + '　' : ''}${escapeHtml(day)}</span></span>`;
}

function seal(value: Json | undefined, data: PrintData): string {
  const stamped = asSignature(value);
  const image = stamped?.file ? imageTag(data.images[stamped.file], stamped.name) : '';
  if (image) return `<span class="seal">${image}</span>`;
  if (stamped || value === true) {
    const mark = data.locale === 'en' ? 'Sealed' : '已盖章';
    return `<span class="seal"><span class="stamped">${escapeHtml(stamped ? `${stamped.name} ${mark}` : mark)}</span></span>`;
  }
  return `<span class="seal"><span class="blank">${data.locale === 'en' ? '(seal)' : '（盖章）'}</span></span>`;
}

function imageTag(source: string | undefined, name: string): string {
  // Only embedded pictures: the renderer has no network, and a template cannot bring an address of its own here.
  return source && /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(source)
    ? `<img src="${source}" alt="${escapeHtml(name)}">`
    : '';
}

function dateBlank(locale: Locale): string {
  return locale === 'en' ? 'Date: ' : '　　年　 月　 日';
}

function shanghaiDay(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-CA' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(date);
}
