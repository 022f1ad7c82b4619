import type { DesignExchange } from './design-exchange.js';
import type { AreaKey } from './design-areas.js';
import type { DraftDesk } from './draft-desk.js';
import type { MenuItem } from './drop-menu.js';
import type { ReviewDesk } from './review-desk.js';
import type { WorkbenchHost } from './workbench-host.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface MenuParts {
  readonly desk: DraftDesk;
  readonly exchange: DesignExchange;
  readonly review: ReviewDesk;
  readonly host: WorkbenchHost | undefined;
  readonly isReadonly: boolean;
  readonly show: (tab: AreaKey) => void;
  readonly help: () => void;
}

/** The menu “more”: saving, files in and out, records, help. */
export function moreItems(
  texts: WorkbenchTexts,
  { desk, exchange, review, host, isReadonly, show, help }: MenuParts,
): readonly MenuItem[] {
  const save: MenuItem = { text: texts.saveNow, aside: 'Ctrl+S', testId: 'save-now', act: () => void desk.saveNow() };
  const address = host?.packageAddress;
  const download = (): void => {
    void desk.leave().then(() => location.assign(address ?? ''));
  };
  return [
    ...(isReadonly ? [] : [save]),
    ...(host?.versions === undefined ? [] : [{ text: texts.compare, act: () => show('versions') }]),
    ...(address === undefined
      ? []
      : [{ text: texts.package, testId: 'export-package', isFirstOfGroup: true, act: download }]),
    { text: texts.exportBpmn, testId: 'export-bpmn', act: () => void exchange.exportBpmn() },
    ...(isReadonly ? [] : [{ text: texts.importBpmn, testId: 'import-bpmn', act: () => exchange.chooseBpmn() }]),
    { text: texts.exportSvg, testId: 'export-svg', act: () => void exchange.drawing('svg') },
    { text: texts.exportPng, testId: 'export-png', act: () => void exchange.drawing('png') },
    ...(host?.audit === undefined
      ? []
      : [{ text: texts.audit, testId: 'audit', isFirstOfGroup: true, act: () => void review.showAudit() }]),
    { text: texts.shortcuts, aside: '?', act: help },
  ];
}
