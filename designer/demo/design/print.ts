import { YunliuError, type Fault } from '@yunliu/engine/definition';
import '../../src/prints/define.js';
import { mount } from './mount.js';
import { printTickets } from './print-tickets.js';

declare global {
  interface Window {
    /** For tests: the PDFs behind the addresses that are shown. */
    pdfs: Map<string, Blob>;
  }
}

window.pdfs = new Map();
const address = URL.createObjectURL.bind(URL);
URL.createObjectURL = (pdf: Blob): string => {
  const url = address(pdf);
  window.pdfs.set(url, pdf);
  return url;
};

const query = new URLSearchParams(location.search);

/** `?host=none`: a page whose host cannot print. */
void mount(
  'yl-print-designer',
  query.get('host') === 'none'
    ? {}
    : {
        async print(request, signal) {
          const answer = await fetch('/print', { method: 'POST', body: JSON.stringify(request), signal });
          if (answer.ok) return answer.blob();
          throw new YunliuError((await answer.json()) as Fault);
        },
        tickets: async () => printTickets.map(({ values: _values, ...item }) => item),
      },
);
