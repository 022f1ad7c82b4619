import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Viewbox } from '../diagram/services.js';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import type { TitleEdit } from './titles.js';

/** A title typed over in its place. Enter takes it, but not while an input method still composes; Escape leaves it. */
export function editorTemplate(
  edit: TitleEdit,
  { x, y, scale }: Viewbox,
  texts: FlowDesignerTexts,
  done: (text: string | undefined) => void,
): TemplateResult {
  let isDone = false;
  const finish = (text: string | undefined): void => {
    if (isDone) return;
    isDone = true;
    done(text);
  };
  const width = Math.max(120, edit.box.width * scale);
  const height = Math.max(28, edit.box.height * scale);
  const left = (edit.box.x + edit.box.width / 2 - x) * scale - width / 2;
  const top = (edit.box.y + edit.box.height / 2 - y) * scale - height / 2;
  return html`${keyed(
    edit.id,
    html`<textarea
      class="editor"
      rows="1"
      aria-label=${texts.labelInput}
      placeholder=${edit.mayBeEmpty ? texts.conditionTitleHint : ''}
      style=${`left:${left}px;top:${top}px;width:${width}px;height:${height}px`}
      .value=${edit.text}
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.isComposing || event.keyCode === 229) return;
        if (event.key === 'Escape') finish(undefined);
        else if (event.key === 'Enter' || event.key === 'F2') {
          event.preventDefault();
          finish((event.target as HTMLTextAreaElement).value);
        }
      }}
      @dblclick=${({ target }: Event) => {
        // Who opens it once more by habit means the whole title.
        const area = target as HTMLTextAreaElement;
        if (area.value === edit.text) area.select();
      }}
      @blur=${(event: Event) => finish((event.target as HTMLTextAreaElement).value)}
    ></textarea>`,
  )}`;
}
