import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BpmnImport } from '@yunliu/engine/bpmn';
import { patchesBetween } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { failureOf, type HostFailure } from './host-failure.js';
import { bpmnDialog } from './workbench-dialogs.js';
import { workbenchTexts } from './workbench-texts.js';

interface ExchangePort {
  readonly session: () => DesignSession | undefined;
  readonly tell: (text: string, hint?: string, isBad?: boolean) => void;
}

interface BpmnDialog {
  readonly read?: BpmnImport;
  readonly failure?: HostFailure;
}

/** Files that come in and go out: drawings, BPMN. Everything heavy is loaded when it is asked for. */
export class DesignExchange {
  #dialog: BpmnDialog | undefined;
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #port: ExchangePort;

  constructor(element: ReactiveControllerHost & HTMLElement, port: ExchangePort) {
    this.#element = element;
    this.#port = port;
  }

  dialogs(): TemplateResult | typeof nothing {
    const session = this.#port.session();
    if (session === undefined) return nothing;
    const texts = workbenchTexts(session.locale);
    const file = html`<input
      type="file"
      hidden
      accept=".bpmn,.xml"
      aria-label=${texts.importBpmn}
      data-testid="bpmn-file"
      @change=${(event: Event) => void this.#readBpmn(event)}
    />`;
    if (this.#dialog === undefined) return file;
    const { read, failure } = this.#dialog;
    const close = (): void => this.#show(undefined);
    return html`${file}${bpmnDialog({ texts, locale: session.locale, close }, read, failure, () => this.#apply())}`;
  }

  async drawing(kind: 'svg' | 'png'): Promise<void> {
    await this.#attempt(async (session) => {
      const { drawingPng, drawingSvg } = await import('./drawing-image.js');
      const { definition } = session.document;
      const make = kind === 'svg' ? drawingSvg : drawingPng;
      this.#give(`${definition.key}.${kind}`, await make(definition, session.locale));
    });
  }

  async exportBpmn(): Promise<void> {
    await this.#attempt(async (session) => {
      const { exportBpmn } = await import('@yunliu/engine/bpmn');
      const { definition } = session.document;
      const { xml, findings } = await exportBpmn(definition);
      download(`${definition.key}.bpmn`, new Blob([xml], { type: 'application/xml' }));
      const words = workbenchTexts(session.locale).bpmn;
      const told = findings.filter(({ severity }) => severity !== 'note').length;
      this.#port.tell(told === 0 ? words.exported : words.exportedWith(told));
    });
  }

  chooseBpmn(): void {
    this.#element.shadowRoot?.querySelector<HTMLInputElement>('[data-testid=bpmn-file]')?.click();
  }

  async #readBpmn(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    const session = this.#port.session();
    if (file === undefined || session === undefined) return;
    this.#show({});
    try {
      const [{ importBpmn }, xml] = await Promise.all([import('@yunliu/engine/bpmn'), file.text()]);
      this.#show({ read: await importBpmn(xml) });
    } catch (error) {
      this.#show({ failure: failureOf(error, session.locale) });
    }
    input.value = '';
  }

  /** The drawing of the file in place of the one there is; the process keeps its key and number. */
  #apply(): void {
    const session = this.#port.session();
    const read = this.#dialog?.read;
    if (session === undefined || read === undefined) return;
    const { key, version, category } = session.document.definition;
    const definition = { ...read.definition, key, version, category };
    const patches = patchesBetween(session.document, { ...session.document, definition });
    const words = workbenchTexts(session.locale).bpmn;
    const label = { 'zh-CN': workbenchTexts('zh-CN').bpmn.step, en: workbenchTexts('en').bpmn.step };
    this.#show(undefined);
    if (session.execute({ type: 'apply-patches', patches, label })) this.#port.tell(words.done);
  }

  #give(name: string, blob: Blob): void {
    download(name, blob);
    const session = this.#port.session();
    if (session !== undefined) this.#port.tell(workbenchTexts(session.locale).exported(name));
  }

  async #attempt(work: (session: DesignSession) => Promise<void>): Promise<void> {
    const session = this.#port.session();
    if (session === undefined) return;
    try {
      await work(session);
    } catch (error) {
      const { message, hint } = failureOf(error, session.locale);
      this.#port.tell(message, hint, true);
    }
  }

  #show(dialog: BpmnDialog | undefined): void {
    this.#dialog = dialog;
    this.#element.requestUpdate();
  }
}

function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
}
