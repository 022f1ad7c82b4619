import { vendorAttribute, vendorElements, type ImportContext } from './import-context.js';
import type { ModdleElement } from './moddle-element.js';

/** Forms, listeners and mappings of other engines: named, so that somebody builds them anew. */
export function tellVendor(context: ImportContext, node: ModdleElement): void {
  for (const name of ['formKey', 'formRef', 'formData', 'formDefinition']) {
    if (vendorAttribute(node, name) === undefined && vendorElements(node, name).length === 0) continue;
    context.find(
      'lost',
      'form',
      node,
      '外部表单未导入，请选择表单模板。',
      'The form of the other engine is not taken over; choose a form template.',
    );
    break;
  }
  for (const [name, zh, en] of [
    ['executionListener', '执行监听器未导入。', 'Execution listeners are not taken over.'],
    ['taskListener', '任务监听器未导入。', 'Task listeners are not taken over.'],
    ['inputOutput', '输入输出映射未导入。', 'Input and output mappings are not taken over.'],
    ['ioMapping', '输入输出映射未导入。', 'Input and output mappings are not taken over.'],
    ['properties', '扩展属性未导入。', 'Extension properties are not taken over.'],
  ] as const) {
    if (vendorElements(node, name).length > 0) context.find('lost', 'extension', node, zh, en);
  }
  for (const name of ['dueDate', 'followUpDate', 'priority', 'skipExpression']) {
    if (vendorAttribute(node, name) !== undefined) {
      context.find(
        'lost',
        'extension',
        node,
        `扩展属性“${name}”未导入。`,
        `The attribute "${name}" is not taken over.`,
      );
    }
  }
}
