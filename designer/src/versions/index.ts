export {
  compareDesigns,
  type ChangeGroup,
  type ChangeMark,
  type DesignChange,
  type DesignComparison,
} from './compare-designs.js';
export { PublishDialog } from './publish-dialog.js';
export { VersionCompare } from './version-compare.js';
export { VersionsTab } from './versions-tab.js';
export type { PublishOutcome, VersionsHost } from './versions-host.js';
export type { Impact, VersionImpact, VersionRow } from './version-row.js';
