import type { Locale } from '@yunliu/engine/definition';
import type { DesignDocument, DesignIssue } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import type { Written } from './rights-edits.js';
import type { RightsFault } from './rights-fault.js';
import { rightsFaults } from './rights-faults.js';
import { boxOf, clampRange, type CellRange, type RangeBox } from './rights-range.js';
import { rightsSheet, type RightsLine, type RightsSheet } from './rights-sheet-model.js';
import { rightsTexts } from './rights-texts.js';
import { shownRows, type RightsFilter, type RightsView } from './rights-view.js';

interface Looking {
  readonly search: string;
  readonly filter: RightsFilter;
  readonly range: CellRange;
  readonly filling: RangeBox | undefined;
}

/** The sheet as it is looked at now; undefined when the form is gone. */
export function makeRightsView(
  session: DesignSession,
  form: string,
  { search, filter, range: wanted, filling }: Looking,
  select: (range: CellRange) => void,
  set: (right: Written) => void,
): RightsView | undefined {
  const { locale, selection } = session;
  const known = checkedSheet(session, form);
  if (known === undefined) return undefined;
  const { sheet, faults } = known;
  const rows = shownRows(sheet, faults, search, filter);
  const lines = rows.filter((row): row is RightsLine => row.kind !== 'heading');
  const range = clampRange(wanted, lines.length, sheet.columns.length);
  const [selected] = selection;
  return {
    locale,
    texts: rightsTexts(locale),
    sheet,
    rows,
    lines,
    range,
    box: boxOf(range),
    filling,
    faults,
    isReadonly: session.isReadonly,
    selectedState: selected?.part === 'state' ? selected.state : undefined,
    select,
    set,
  };
}

interface CheckedSheet {
  readonly form: string;
  readonly locale: Locale;
  readonly issues: readonly DesignIssue[];
  readonly sheet: RightsSheet;
  readonly faults: readonly RightsFault[];
}

const checked = new WeakMap<DesignDocument, CheckedSheet>();

/** The sheet with its faults, made once for each document: moving about asks for it at every key. */
function checkedSheet(
  { document, locale, shownIssues: issues }: DesignSession,
  form: string,
): CheckedSheet | undefined {
  const found = checked.get(document);
  if (found?.form === form && found.locale === locale && found.issues === issues) return found;
  const sheet = rightsSheet(document, form, locale);
  if (sheet === undefined) return undefined;
  const made = { form, locale, issues, sheet, faults: rightsFaults(document, sheet, issues) };
  checked.set(document, made);
  return made;
}
