import { html, type TemplateResult } from 'lit';
import type { DesignDocument } from '@yunliu/designer/model';
import { call } from '../../api-client.js';
import type { Loader } from '../../contexts/loader.js';
import { locale, t } from '../../locales/index.js';
import { errorState, skeleton } from '../../parts/states.js';

/** Two versions with their forms, prints and scenarios. */
export interface ComparedVersions {
  readonly from: number;
  readonly to: number;
  readonly earlier: DesignDocument;
  readonly later: DesignDocument;
}

/** Loads what the designer compares with along with both versions. */
export async function readCompared(process: string, from: number, to: number): Promise<ComparedVersions> {
  const files = async (version: number) =>
    (await call('readDesignVersion', { params: { key: process, version: String(version) } })).files;
  const [earlier, later, { openDesign }] = await Promise.all([
    files(from),
    files(to),
    import('@yunliu/designer/model'),
    import('@yunliu/designer/versions/define'),
  ]);
  return { from, to, earlier: openDesign(earlier), later: openDesign(later) };
}

/** In what they differ, told and drawn as in the designer. */
export function versionComparison({
  value,
  error,
  retry,
}: Pick<Loader<ComparedVersions>, 'value' | 'error' | 'retry'>): TemplateResult {
  const texts = t().admin.versions;
  if (error !== undefined && value === undefined) return errorState(error, retry);
  if (value === undefined) return skeleton(3, 32);
  return html`<h3>${texts.differences}</h3>
    <yl-version-compare
      data-testid="changes"
      .earlier=${value.earlier}
      .later=${value.later}
      .earlierName=${texts.versionNumber(value.from)}
      .laterName=${texts.versionNumber(value.to)}
      .locale=${locale()}
    ></yl-version-compare>`;
}
