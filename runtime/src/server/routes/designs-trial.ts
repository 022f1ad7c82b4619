import { visibleValues } from '@yunliu/engine';
import { localize, validateForm } from '@yunliu/engine/definition';
import type { Issue } from '@yunliu/engine/definition';
import { checkFiles } from '../designs/check-files.js';
import { designImpact } from '../designs/design-impact.js';
import { designTicket, designTickets } from '../designs/design-tickets.js';
import { designWorld } from '../designs/design-world.js';
import { unprintable } from '../designs/draft-faults.js';
import { wholeFiles } from '../designs/draft.js';
import type { Handlers } from '../http/call.js';
import { contentDisposition } from '../http/content-disposition.js';
import { seeInstance } from '../visibility.js';
import { requireEdit } from './designs.js';

const MOST_TICKETS = 50;

export const designTrialHandlers: Handlers<
  'readDesignWorld' | 'readDesignImpact' | 'printDesign' | 'listDesignTickets' | 'readDesignTicket'
> = {
  readDesignWorld: ({ parts, query }) => designWorld(parts, query.process),

  async readDesignImpact({ parts, viewer, design, body, locale }) {
    const { head } = design.draft;
    const files = wholeFiles(body.files);
    const facts = checkFiles(files);
    // Otherwise the numbers of any process could be had through a draft of one’s own.
    if (facts.process !== head.process || facts.category !== head.category) await requireEdit(parts, viewer, facts);
    return designImpact(parts, files, head.basedOn, locale);
  },

  async printDesign({ parts, viewer, design, body, response, locale }) {
    const { form, print, ticket } = body;
    const issues: readonly Issue[] = validateForm(form);
    const faults = issues.some(({ severity }) => severity === 'error')
      ? issues
      : (parts.renderer.checkForm?.(form, print) ?? []);
    if (faults.some(({ severity }) => severity === 'error')) throw unprintable(faults);
    let values = body.values ?? {};
    if (ticket !== undefined) {
      // Only what this person may see of it, whatever the template asks for.
      const seen = await seeInstance({ parts, viewer }, ticket);
      values = visibleValues(seen.instance.variables, seen.fields);
    }
    const { head } = design.draft;
    const pdf = await parts.engine.printDraft({
      form,
      print,
      values,
      ...(ticket === undefined ? {} : { instanceId: ticket }),
      process: localize(head.title, locale),
      processVersion: head.publication?.version ?? (head.basedOn ?? 0) + 1,
      by: viewer.user.id,
      locale,
    });
    response.set({
      'Content-Disposition': contentDisposition('inline', `${form.key}.pdf`),
      'Cache-Control': 'private, no-store',
    });
    response.type('application/pdf').send(Buffer.from(pdf));
    return undefined;
  },

  listDesignTickets: ({ parts, viewer, design, query }) =>
    designTickets(parts, viewer, design.draft.head.process, {
      limit: Number(query.limit ?? MOST_TICKETS),
      ...(query.finished === undefined ? {} : { finished: query.finished === 'true' }),
    }),

  readDesignTicket: ({ parts, viewer, design, params }) =>
    designTicket(parts, viewer, design.draft.head.process, params.instance),
};
