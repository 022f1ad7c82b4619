import { html, type TemplateResult } from 'lit';
import type { DesignSession } from '@yunliu/designer/session';
import type { UnsavedDetail, Workbench, WorkbenchHost } from '@yunliu/designer/workbench';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastOk } from '../../contexts/toasts.js';
import { locale } from '../../locales/index.js';
import { ask } from '../../parts/dialog.js';
import { errorState } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { setLeaveGuard } from '../../router.js';
import { designHost } from './design-host.js';

interface Opened {
  readonly session: DesignSession;
  readonly host: WorkbenchHost;
  readonly title: string;
}

/** One draft on the workbench. */
export class DesignPage extends PortalPage {
  private readonly opened = new Loader<Opened>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.designs.title);
    this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setLeaveGuard(undefined);
    this.opened.value?.session.close();
  }

  protected override render(): TemplateResult {
    const texts = this.t.designs;
    const { value, error } = this.opened;
    if (error !== undefined && value === undefined)
      return html`<div class="design-lonely">
        <h1 tabindex="-1">${texts.title}</h1>
        ${errorState(error, this.opened.retry)}
        <p><a href="/designs">${texts.back}</a></p>
      </div>`;
    // One heading throughout: it has the focus while the draft is read, and keeps it.
    return html`<h1 tabindex="-1" class="unseen">${value?.title ?? texts.title}</h1>
      ${
        value === undefined
          ? html`<p class="design-lonely skeleton" role="status">${texts.loading}</p>`
          : html`<yl-workbench
              .session=${value.session}
              .workbenchHost=${value.host}
              @yl-unsaved=${this.onUnsaved}
              @yl-published=${this.onPublished}
            ></yl-workbench>`
      }`;
  }

  private load(isReading = false): void {
    void this.opened.load(() => this.open(isReading));
  }

  private async open(isReading: boolean): Promise<Opened> {
    const id = this.params['id'] ?? '';
    const [design, all, { openDesign }, { DesignSession: Session }] = await Promise.all([
      call('readDesign', { params: { id } }),
      call('listDesigns', {}),
      import('@yunliu/designer/model'),
      import('@yunliu/designer/session'),
      import('@yunliu/designer/workbench/define'),
    ]);
    const world = await call('readDesignWorld', { query: { process: design.process } });
    const host = designHost({
      design,
      world,
      needsApproval: all.secondPair === 'required',
      changed: () => this.load(),
      decided: () => this.load(true),
    });
    const isReadonly = isReading || host.mayEdit === false;
    this.setPageTitle(design.title);
    if (design.status === 'published') toastOk(this.t.designs.readonlyPublished);
    return {
      session: new Session(openDesign(design.files), host, { locale: locale(), readonly: isReadonly }),
      host,
      title: design.title,
    };
  }

  private readonly onUnsaved = ({ detail }: CustomEvent<UnsavedDetail>): void => {
    setLeaveGuard(detail.isDirty ? this.mayLeave : undefined);
  };

  private readonly mayLeave = async (): Promise<boolean> => {
    const workbench = this.querySelector<Workbench>('yl-workbench');
    if (workbench === null || (await workbench.leave())) return true;
    const texts = this.t.designs;
    const sure = await ask({
      title: texts.leaveTitle,
      text: texts.leaveText,
      confirm: texts.leave,
      cancel: texts.stay,
    });
    return sure !== undefined;
  };

  private readonly onPublished = (): void => this.load();
}
customElements.define('yl-design-page', DesignPage);
