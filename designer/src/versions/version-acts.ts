import { html, nothing, type TemplateResult } from 'lit';
import type { VersionRow } from './version-row.js';
import type { VersionTexts } from './version-texts.js';
import type { VersionsHost } from './versions-host.js';

interface Acts {
  readonly compare: () => void;
  readonly restore: () => void;
  readonly retire: () => void;
  readonly reinstate: () => void;
}

/** What can be done with one published version; only what the page offers. */
export function versionActs(
  { version, status }: VersionRow,
  texts: VersionTexts,
  host: VersionsHost | undefined,
  acts: Acts,
): TemplateResult {
  const button = (name: string, text: string, act: () => void): TemplateResult =>
    html`<button type="button" data-testid=${`${name}-${version}`} @click=${act}>${text}</button>`;
  return html`<div class="line">
    ${button('compare', texts.compareDraft, acts.compare)}
    ${host?.restore === undefined ? nothing : button('restore', texts.restore, acts.restore)}
    ${
      host?.setRetired === undefined
        ? nothing
        : status === 'published'
          ? button('retire', texts.retire, acts.retire)
          : button('reinstate', texts.reinstate, acts.reinstate)
    }
    ${
      host?.versionPackage === undefined
        ? nothing
        : html`<a
            href=${host.versionPackage(version)}
            download
            data-testid=${`package-${version}`}
            aria-label=${`${texts.package} ${texts.number(version)}`}
            >${texts.package}</a
          >`
    }
  </div>`;
}
