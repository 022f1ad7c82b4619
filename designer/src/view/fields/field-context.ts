import type { Instant, Locale } from '@yunliu/engine/definition';
import type { FormTexts } from '../locales/form-texts.js';
import type { FilePort, PeopleSource } from '../ports.js';
import type { ControlTexts } from '../zh-cn.js';

/** What all fields of one form share. */
export interface FieldContext {
  readonly locale: Locale;
  readonly texts: FormTexts;
  readonly controls: ControlTexts;
  readonly people?: PeopleSource;
  readonly files?: FilePort;
  /** Name of the person filling in the form, offered when signing. */
  readonly signer: string;
  readonly now: () => Instant;
  /** Says something to people who do not see the screen. */
  readonly announce: (message: string) => void;
}
