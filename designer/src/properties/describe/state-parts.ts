import { effectsField } from './effects.js';
import type { Field, Section } from './field.js';
import { waitingFields } from './timing.js';
import { routes } from './ways.js';

export const target = (key: string, zh: string, en: string, required = true): Field => ({
  key,
  label: [zh, en],
  control: { kind: 'pick', of: 'target' },
  ...(required ? { required } : {}),
});

const basics: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' }, required: true },
  { key: 'description', label: ['说明', 'Description'], control: { kind: 'localized', rows: 2 } },
  { key: '', label: ['标识', 'Key'], control: { kind: 'state-key' } },
];

export const happenings: Section = {
  id: 'effects',
  label: ['进入与离开', 'On entry and exit'],
  fields: [
    effectsField('onEntry', ['进入时', 'On entry']),
    effectsField('onExit', ['离开时', 'On exit']),
    effectsField(
      'compensation',
      ['撤销时', 'When it is undone'],
      ['步骤完成后被撤销时执行。', 'Run when the completed step is undone.'],
    ),
  ],
};

export const waiting: readonly Section[] = [
  { id: 'clocks', label: ['时限', 'Promised times'], fields: [waitingFields.clocks] },
  { id: 'timers', label: ['定时', 'Timers'], fields: [waitingFields.timers] },
  {
    id: 'messages',
    label: ['消息与信号', 'Messages and signals'],
    fields: [waitingFields.messages, waitingFields.signals],
  },
];

export const basic = (...fields: readonly Field[]): Section => ({
  id: 'basics',
  label: ['基本', 'Basics'],
  fields: [...basics, ...fields],
  open: true,
});

export const onError: Field = {
  key: 'onError',
  label: ['出错时转到', 'After an error goes to'],
  hint: ['按错误代码；* 为其他错误。', 'By error code; * is any other.'],
  control: routes,
};
