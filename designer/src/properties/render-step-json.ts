import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import {
  processDefinitionSchema,
  validateDefinition,
  type Issue,
  type Json,
  type SchemaNode,
} from '@yunliu/engine/definition';
import { fill } from '../controls/index.js';
import { applyCommand, writeJson, type Command } from '../model/index.js';
import { isObject } from './describe/commands.js';
import type { PanelContext } from './panel-context.js';
import { valueOf } from './place.js';
import type { Subject } from './subject.js';

/** For experts: the whole step as JSON, applied as one step when it is sound. */
export function renderStepJson(context: PanelContext, { part, pointer, type }: Subject): unknown {
  const value = valueOf({ ...context.design, pointer });
  if (part !== 'state' || !isObject(value)) return nothing;
  const { texts, design, readonly, issues } = context;
  const openId = `step-json:${type ?? ''}`;
  const open = context.isOpen(openId);
  const inside = issues.flatMap((issue) =>
    issue.pointer === pointer || issue.pointer.startsWith(`${pointer}/`)
      ? [{ ...issue, pointer: issue.pointer.slice(pointer.length) }]
      : [],
  );
  const refused = context.draft(`${pointer}#json`);
  const apply = (json: unknown): void => {
    const command: Command = { type: 'set', pointer, value: json as Json };
    const found = shapeFaults(context, command, pointer);
    const lines = found.map(
      ({ pointer: at, message }) => `${at.slice(pointer.length) || '/'} ${message[design.locale]}`,
    );
    context.setDraft(`${pointer}#json`, lines.length === 0 ? undefined : lines.join('\n'));
    if (lines.length === 0 && context.run(pointer, command)) context.session.say(texts.stepJsonApplied);
  };
  return html`<yl-section
    data-section="json"
    .label=${texts.stepJson}
    .open=${open}
    @yl-toggle=${(event: CustomEvent<{ open: boolean }>) => context.setOpen(openId, event.detail.open)}
    >${
      open
        ? html`<div class="body step-json">
            <div class="hint">${texts.stepJsonHint}</div>
            ${
              refused === undefined
                ? nothing
                : html`<div class="fault" role="alert">
                    ${fill(texts.stepJsonRefused, { count: refused.split('\n').length })}
                    <ul>
                      ${refused.split('\n').map((line) => html`<li>${line}</li>`)}
                    </ul>
                  </div>`
            }
            ${keyed(
              pointer,
              html`<yl-json-editor
                .locale=${design.locale}
                .label=${texts.stepJson}
                .value=${writeJson(value)}
                .place=${{ owner: context.session, name: `step ${pointer}` }}
                .schema=${stateSchema}
                .issues=${inside}
                .readonly=${readonly}
                @yl-change=${(event: CustomEvent<{ readonly json: unknown }>) => apply(event.detail.json)}
              ></yl-json-editor>`,
            )}
          </div>`
        : nothing
    }</yl-section
  >`;
}

/** What in the step would no longer be of the format; faults of meaning are shown once it is applied. */
function shapeFaults({ design }: PanelContext, command: Command, pointer: string): readonly Issue[] {
  const at = pointer.slice('/definition'.length);
  const { definition } = applyCommand(design.document, command);
  return validateDefinition(definition)
    .filter(({ code, pointer: place }) => code.startsWith('schema/') && (place === at || place.startsWith(`${at}/`)))
    .map((issue) => ({ ...issue, pointer: `/definition${issue.pointer}` }));
}

const { $defs } = processDefinitionSchema;
const stateSchema: SchemaNode = { ...$defs?.['state'], ...($defs === undefined ? {} : { $defs }) };
