import type { DesignSession } from '../session/index.js';
import type { Written } from './rights-edits.js';
import { rightsFaults } from './rights-faults.js';
import { boxOf, clampRange, type CellRange, type RangeBox } from './rights-range.js';
import { rightsSheet, type RightsLine } from './rights-sheet-model.js';
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
  const { document, locale, selection } = session;
  const sheet = rightsSheet(document, form, locale);
  if (sheet === undefined) return undefined;
  const faults = rightsFaults(document, sheet, session.issues);
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
