import { localize, type Locale } from '@yunliu/engine/definition';
import { fieldTitle, scopeName, type UiElement } from '@yunliu/engine/forms';
import {
  compileDraftForm,
  connectionsOf,
  pathOf,
  statesOf,
  valueAt,
  type DesignDocument,
  type DesignElement,
} from '../model/index.js';
import { problemsTexts } from './problems-texts.js';

/** What an element is called where an administrator reads it. */
export function elementTitle(document: DesignDocument, element: DesignElement, locale: Locale): string {
  const texts = problemsTexts(locale);
  switch (element.part) {
    case 'process':
      return localize(document.definition.title, locale) || texts.process;
    case 'state':
      return stateTitle(document, element.state, locale);
    case 'connection': {
      const state = element.state === '' ? texts.process : stateTitle(document, element.state, locale);
      return texts.wayIn(state, wayTitle(document, element.at, locale));
    }
    case 'form': {
      const form = formTitle(document, element.form, locale);
      const inside = element.at === undefined ? '' : partTitle(document, element.form, element.at, locale);
      return inside === '' ? form : texts.wayIn(form, inside);
    }
    case 'print':
      return texts.wayIn(
        formTitle(document, element.form, locale),
        element.name === 'print' ? texts.mainPrint : element.name,
      );
    case 'scenario': {
      const title = document.scenarios[element.name]?.['title'];
      const name = typeof title === 'string' ? title : element.name;
      return element.step === undefined ? name : texts.wayIn(name, texts.step(element.step + 1));
    }
  }
}

function stateTitle(document: DesignDocument, key: string, locale: Locale): string {
  return localize(statesOf(document).get(key)?.state.title, locale) || key;
}

function formTitle(document: DesignDocument, id: string, locale: Locale): string {
  return localize(Object.hasOwn(document.forms, id) ? document.forms[id]?.title : undefined, locale) || id;
}

function wayTitle(document: DesignDocument, at: string, locale: Locale): string {
  const { ways } = problemsTexts(locale);
  const path = pathOf(at);
  const value = valueAt(document, path) as { readonly title?: string } | undefined;
  const own = localize(value?.title, locale);
  if (own !== '') return own;
  const [list = '', name = ''] = path.slice(-2);
  const way = connectionsOf(document).find(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`));
  const to = way === undefined ? '' : ` → ${stateTitle(document, way.to, locale)}`;
  const word = Object.hasOwn(ways, list) ? `${ways[list as keyof typeof ways]} ${String(Number(name) + 1)}` : name;
  return word + to;
}

/** Title of a field, a heading or a text inside a form. */
function partTitle(document: DesignDocument, id: string, at: string, locale: Locale): string {
  const template = Object.hasOwn(document.forms, id) ? document.forms[id] : undefined;
  const element = valueAt(template, pathOf(at)) as UiElement | undefined;
  if (template === undefined || element === undefined) return '';
  if (element.type === 'Label') return localize(element.text, locale);
  if ('elements' in element) return localize(element.label, locale);
  const table = /^(.*)\/columns\/\d+$/.exec(at)?.[1];
  const around = table === undefined ? undefined : (valueAt(template, pathOf(table)) as { readonly scope: string });
  const name = scopeName(element.scope);
  const path = around === undefined ? name : `${scopeName(around.scope)}.${name}`;
  const field = compileDraftForm(template).fields.get(path);
  return field === undefined ? name : fieldTitle(field, locale);
}
