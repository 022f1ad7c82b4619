import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Titled } from '../../api/index.js';
import { t } from '../locales/index.js';

/** Choice of one process, or all. */
export function processFilter(
  processes: readonly Titled[],
  current: string,
  onSelect: (process: string | undefined) => void,
): TemplateResult {
  const { tasks } = t();
  return html`<select
    class="input"
    aria-label=${tasks.process}
    data-testid="process-filter"
    @change=${(event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      onSelect(value === '' ? undefined : value);
    }}
  >
    <option value="" ?selected=${current === ''}>${tasks.allProcesses}</option>
    ${processes.map((process) => html`<option value=${process.key} ?selected=${process.key === current}>${process.title}</option>`)}
  </select>`;
}
