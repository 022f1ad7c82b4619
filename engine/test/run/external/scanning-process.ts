import type { ProcessDefinition } from '@yunliu/engine';

/** One state that an external worker does. */
export const scanning: ProcessDefinition = {
  format: 1,
  key: 'scanning',
  version: 1,
  title: '扫描识别',
  category: 'test',
  roles: { desk: { title: '服务台' } },
  start: { by: ['desk'] },
  data: { type: 'object', properties: { file: { type: 'string' }, text: { type: 'string' } } },
  initial: 'reading',
  states: {
    reading: {
      type: 'service',
      title: '识别',
      handler: 'ocr',
      external: true,
      input: { file: '"发票.pdf"' },
      output: { text: 'result.text' },
      tries: 2,
      backoff: 'PT1M',
      to: 'read',
      onFailure: 'unreadable',
    },
    read: { type: 'final', title: '已识别' },
    unreadable: { type: 'final', title: '无法识别' },
  },
};
