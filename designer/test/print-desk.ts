import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { YunliuError, type JsonObject } from '@yunliu/engine/definition';
import { createPdfRenderer } from '@yunliu/engine/documents';
import type { FormTemplate } from '@yunliu/engine/forms';
import { printTickets } from '../demo/design/print-tickets.js';

let renderer: ReturnType<typeof createPdfRenderer> | undefined;

/** What a host's server answers to a request of the print designer: the PDF itself, or the fault of the template. */
export async function printDraft(
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly type: string; readonly body: Uint8Array | string }> {
  const asked = JSON.parse(await text(request)) as {
    readonly form: FormTemplate;
    readonly print: string;
    readonly ticket?: string;
    readonly values?: JsonObject;
  };
  const ticket = printTickets.find(({ id }) => id === asked.ticket);
  renderer ??= createPdfRenderer();
  try {
    const body = await renderer.renderForm({
      template: asked.form,
      print: asked.print,
      values: ticket?.values ?? asked.values ?? {},
      locale: 'zh-CN',
      stamp: {
        businessKey: ticket?.businessKey ?? 'HL-20260930-0001',
        process: 'hotline',
        processVersion: 1,
        printedAt: '2026-09-30T09:40:12.345Z',
        printedBy: '李敏',
      },
      images: {},
      names: {},
    });
    return { status: 200, type: 'application/pdf', body };
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    const { code, messages, hint, issues } = error;
    return { status: 422, type: 'application/json', body: JSON.stringify({ code, message: messages, hint, issues }) };
  }
}

export async function closePrintDesk(): Promise<void> {
  await renderer?.close();
  renderer = undefined;
}
