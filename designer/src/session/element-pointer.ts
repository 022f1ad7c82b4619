import { jsonPointer } from '@yunliu/engine/definition';
import { statesOf, type DesignDocument, type DesignElement } from '../model/index.js';

/** Where an element stands in the document; undefined when it is not there. The counterpart of `elementAt`. */
export function elementPointer(document: DesignDocument, element: DesignElement): string | undefined {
  switch (element.part) {
    case 'process':
      return '/definition';
    case 'state':
      return statesOf(document).get(element.state)?.pointer;
    case 'connection':
      return element.at;
    case 'form':
      return Object.hasOwn(document.forms, element.form)
        ? jsonPointer('forms', element.form) + (element.at ?? '')
        : undefined;
    case 'print':
      return jsonPointer('prints', element.form, element.name);
    case 'scenario':
      return (
        jsonPointer('scenarios', element.name) + (element.step === undefined ? '' : jsonPointer('steps', element.step))
      );
  }
}
