import { html, nothing, type TemplateResult } from 'lit';
import { addressOf } from '../../api-client.js';
import { t } from '../../locales/index.js';

/** A version as files: the package with forms, prints and scenarios, and BPMN. */
export function versionFiles(process: string, version: number): TemplateResult {
  const texts = t().admin.versions;
  const params = { key: process, version: String(version) };
  const name = texts.versionNumber(version);
  const link = (address: string, text: string, translate = ''): TemplateResult =>
    html`<a
      class="button small ghost"
      href=${address}
      download
      translate=${translate === '' ? nothing : translate}
      aria-label=${`${text} ${name}`}
      >${text}</a
    >`;
  return html`${link(addressOf('exportDesignVersion', params), texts.package)}
  ${link(addressOf('exportBpmn', params), 'BPMN', 'no')}`;
}
