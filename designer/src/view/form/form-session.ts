import type { FieldRight, FieldRights, Instant, Issue, Json, JsonObject } from '@yunliu/engine/definition';
import {
  checkSubmission,
  columnsOf,
  compileForm,
  fieldName,
  fieldTypeOf,
  initialValue,
  mayEdit,
  originKey,
  rowsWithDraft,
  sameJson,
  settleForm,
  stateRight,
} from '@yunliu/engine/forms';
import type { CompiledField, CompiledForm, FormTemplate, FormValidator, SettledForm } from '@yunliu/engine/forms';

export interface FormSessionOptions {
  readonly template: FormTemplate;
  readonly rights: FieldRights;
  /** What the server holds. */
  readonly values: JsonObject;
  /** What the person had typed before (a saved draft, or an earlier `submission()`). */
  readonly draft?: JsonObject;
  readonly validator?: FormValidator;
  readonly now: () => Instant;
}

/** One row while it is edited. `key` stays the same while rows move; `origin` is its place in the values given. */
export interface EditedRow {
  readonly key: number;
  readonly origin: number | undefined;
  readonly values: JsonObject;
}

function isRow(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * One person filling in one form: what was typed so far, what the rules make of it, and what would be sent. Knows
 * nothing of elements. Typed answers that a rule hides are kept and come back when the rule lets them.
 */
export class FormSession {
  readonly form: CompiledForm;
  readonly #options: FormSessionOptions;
  readonly #typed: { [path: string]: Json } = {};
  readonly #rows = new Map<string, readonly EditedRow[]>();
  #settled: SettledForm | undefined;
  #nextKey = 1;

  constructor(options: FormSessionOptions) {
    this.#options = options;
    this.form = compileForm(options.template, options.validator ?? (() => []));
    for (const field of this.form.fields.values()) {
      if (field.table !== undefined) continue;
      const typed =
        options.draft !== undefined && Object.hasOwn(options.draft, field.path) ? options.draft[field.path] : undefined;
      if (field.element.type === 'Table') {
        this.#rows.set(
          field.path,
          this.#firstRows(options.values[field.path], this.#tableMayChange(field) ? typed : undefined),
        );
      } else if (mayEdit(stateRight(this.form, options.rights, field.path))) {
        const value = typed === undefined ? this.#firstValue(field) : typed;
        if (value !== undefined) this.#typed[field.path] = value;
      }
    }
  }

  get settled(): SettledForm {
    this.#settled ??= settleForm({
      form: this.form,
      rights: this.#options.rights,
      current: this.#options.values,
      entered: this.#entered(),
      origins: new Map([...this.#rows].map(([table, rows]) => [table, rows.map((row) => row.origin)])),
      now: this.#options.now(),
    });
    return this.#settled;
  }

  field(path: string): CompiledField | undefined {
    return this.form.fields.get(path);
  }

  /** What a field shows: typed text where it can be typed, the settled value elsewhere. */
  value(path: string): Json | undefined {
    return mayEdit(this.settled.right(path)) && Object.hasOwn(this.#typed, path)
      ? this.#typed[path]
      : this.settled.values[path];
  }

  right(path: string): FieldRight {
    return this.settled.right(path);
  }

  cellRight(column: CompiledField, row: number): FieldRight {
    return this.settled.cellRight(column.path, row);
  }

  /** Rows of a table with computed columns filled in. */
  rows(table: string): readonly EditedRow[] {
    const settled = this.settled.values[table];
    return (this.#rows.get(table) ?? []).map((row, index) => {
      const values: Json | undefined = Array.isArray(settled) ? (settled[index] as Json | undefined) : undefined;
      return isRow(values) ? { ...row, values: { ...row.values, ...this.#computedCells(table, values) } } : row;
    });
  }

  set(path: string, value: Json): void {
    this.#typed[path] = value;
    this.#settled = undefined;
  }

  setCell(table: string, row: number, column: string, value: Json): void {
    this.#change(table, (rows) =>
      rows.map((old, index) => (index === row ? { ...old, values: { ...old.values, [column]: value } } : old)),
    );
  }

  /** Adds an empty row at `index` (default: the end) and gives its index. */
  addRow(table: string, index = this.#rows.get(table)?.length ?? 0): number {
    const row: EditedRow = { key: this.#nextKey++, origin: undefined, values: this.#defaults(table) };
    this.#change(table, (rows) => rows.toSpliced(index, 0, row));
    return index;
  }

  /** Copies what may be typed, not what others wrote. */
  copyRow(table: string, index: number): number {
    const source = this.#rows.get(table)?.[index]?.values ?? {};
    const typed = columnsOf(this.form, table).filter((column) =>
      mayEdit(stateRight(this.form, this.#options.rights, column.path)),
    );
    const values = Object.fromEntries(typed.map((column) => [fieldName(column), source[fieldName(column)] ?? null]));
    const row: EditedRow = { key: this.#nextKey++, origin: undefined, values };
    this.#change(table, (rows) => rows.toSpliced(index + 1, 0, row));
    return index + 1;
  }

  removeRow(table: string, index: number): void {
    this.#change(table, (rows) => rows.toSpliced(index, 1));
  }

  /** Has the person changed anything that would be stored? */
  get changed(): boolean {
    return [...this.form.fields.values()].some(
      (field) =>
        field.table === undefined &&
        mayEdit(stateRight(this.form, this.#options.rights, field.path)) &&
        !this.#sameValue(field),
    );
  }

  /** All values of the form as they stand, computed ones included, hidden answers left out. */
  get values(): JsonObject {
    return this.settled.values;
  }

  /** What is sent to the server: every field the person may edit now, null where it is empty. */
  submission(): JsonObject {
    const sent: { [path: string]: Json } = {};
    for (const field of this.form.fields.values()) {
      if (field.table !== undefined) continue;
      const right = this.right(field.path);
      if (field.element.type === 'Table') {
        if (right !== 'hidden' && this.#tableMayChange(field)) sent[field.path] = this.#sentRows(field);
      } else if (mayEdit(right)) {
        sent[field.path] = this.value(field.path) ?? fieldTypeOf(field).empty;
      }
    }
    return sent;
  }

  /** Every fault, found by the very check the server makes. */
  check(mode: 'complete' | 'draft', skipRequired = false): Issue[] {
    const { rights, values, now } = this.#options;
    const result = checkSubmission({
      form: this.form,
      rights,
      current: values,
      submitted: this.submission(),
      mode,
      skipRequired,
      now: now(),
    });
    return result.kind === 'ok' ? [] : result.issues;
  }

  #firstRows(given: Json | undefined, typed: Json | undefined): EditedRow[] {
    const present = Array.isArray(given) ? (given as readonly Json[]).filter(isRow) : [];
    const rows = Array.isArray(typed)
      ? rowsWithDraft(present, (typed as readonly Json[]).filter(isRow))
      : present.map((values, origin) => ({ values, origin }));
    return rows.map((row) => ({ ...row, key: this.#nextKey++ }));
  }

  #change(table: string, edit: (rows: readonly EditedRow[]) => readonly EditedRow[]): void {
    this.#rows.set(table, edit(this.#rows.get(table) ?? []));
    this.#settled = undefined;
  }

  #entered(): JsonObject {
    const entered: { [path: string]: Json } = {};
    for (const field of this.form.fields.values()) {
      if (field.table !== undefined) continue;
      const value =
        field.element.type === 'Table'
          ? this.#rows.get(field.path)?.map((row) => row.values)
          : (this.#typed[field.path] ?? this.#given(field));
      if (value !== undefined) entered[field.path] = value;
    }
    return entered;
  }

  #given(field: CompiledField): Json | undefined {
    // A cleared field is typed as null and must not fall back to the value given.
    if (Object.hasOwn(this.#typed, field.path)) return null;
    return Object.hasOwn(this.#options.values, field.path) ? this.#options.values[field.path] : undefined;
  }

  /** What a field that nobody has filled in yet begins with. */
  #firstValue(field: CompiledField): Json | undefined {
    const { values, now } = this.#options;
    return Object.hasOwn(values, field.path) ? undefined : initialValue(field, values, now());
  }

  #computedCells(table: string, settled: JsonObject): JsonObject {
    const computed = columnsOf(this.form, table).filter((column) => column.computed !== undefined);
    return Object.fromEntries(computed.map((column) => [fieldName(column), settled[fieldName(column)] ?? null]));
  }

  #defaults(table: string): JsonObject {
    const { rights, now } = this.#options;
    const entries = columnsOf(this.form, table).flatMap((column) => {
      const value = mayEdit(stateRight(this.form, rights, column.path))
        ? initialValue(column, this.settled.values, now())
        : undefined;
      return value === undefined ? [] : [[fieldName(column), value] as const];
    });
    return Object.fromEntries(entries);
  }

  #tableMayChange(table: CompiledField): boolean {
    const { rights } = this.#options;
    return [table, ...columnsOf(this.form, table.path)].some((field) =>
      mayEdit(stateRight(this.form, rights, field.path)),
    );
  }

  #sentRows(table: CompiledField): Json {
    const columns = columnsOf(this.form, table.path);
    return (this.#rows.get(table.path) ?? []).map((row, index) => {
      const sent: { [name: string]: Json } = { [originKey]: row.origin ?? null };
      for (const column of columns) {
        if (mayEdit(this.cellRight(column, index)))
          sent[fieldName(column)] = row.values[fieldName(column)] ?? fieldTypeOf(column).empty;
      }
      return sent;
    });
  }

  #sameValue(field: CompiledField): boolean {
    const given = this.#options.values[field.path];
    const value =
      field.element.type === 'Table'
        ? (this.#rows.get(field.path) ?? []).map((row) => row.values)
        : (this.#typed[field.path] ?? this.#given(field));
    const type = fieldTypeOf(field);
    return sameJson(value, given) || (type.isEmpty(value) && type.isEmpty(given));
  }
}
