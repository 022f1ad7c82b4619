import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionUser } from '../../api/index.js';
import { call } from '../api-client.js';
import { counts, countText } from '../contexts/counts.js';
import { session } from '../contexts/session.js';
import { Watch } from '../contexts/signal.js';
import { toastError } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { PortalElement } from '../portal-element.js';
import { go } from '../router.js';
import { avatar } from './chips.js';
import { icon } from './icon.js';
import type { IconName } from './icon.js';
import { languageSwitch } from './language-switch.js';
import { showShortcuts } from './shortcuts.js';

interface Entry {
  readonly nav:
    | 'tasks'
    | 'catalogue'
    | 'instances'
    | 'notices'
    | 'substitutions'
    | 'handOver'
    | 'suspensions'
    | 'users'
    | 'departments'
    | 'roles'
    | 'definitions'
    | 'schedules'
    | 'slaBoard'
    | 'reports'
    | 'hotline'
    | 'calendars'
    | 'agreements'
    | 'downtimes'
    | 'clockDecisions'
    | 'workers'
    | 'designs'
    | 'incidents';
  readonly href: string;
  readonly icon: IconName;
}

const MAIN: readonly Entry[] = [
  { nav: 'tasks', href: '/tasks', icon: 'tasks' },
  { nav: 'catalogue', href: '/catalogue', icon: 'catalogue' },
  { nav: 'instances', href: '/instances', icon: 'search' },
  { nav: 'notices', href: '/notices', icon: 'notices' },
  { nav: 'substitutions', href: '/substitutions', icon: 'swap' },
];

const CALENDARS: Entry = { nav: 'calendars', href: '/calendars', icon: 'calendar' };
const AGREEMENTS: Entry = { nav: 'agreements', href: '/agreements', icon: 'agreement' };
const DOWNTIMES: Entry = { nav: 'downtimes', href: '/downtimes', icon: 'pause' };
const DECISIONS: Entry = { nav: 'clockDecisions', href: '/clock-decisions', icon: 'check' };
/** Roles that agreements leave decisions about promised times to. */
const DECIDERS = ['project-manager', 'service-manager', 'enterprise-representative', 'user-leader', 'leader'];
const BOARD: Entry = { nav: 'slaBoard', href: '/sla', icon: 'chart' };
const REPORTS: Entry = { nav: 'reports', href: '/reports', icon: 'file' };
const HOTLINE: Entry = { nav: 'hotline', href: '/hotline-statistics', icon: 'phone' };
/** Roles of the client that read the reports made for their house. */
const SPEAKERS = ['enterprise-representative', 'customer-project-lead', 'user-leader', 'customer-admin'];
/** Roles that see every call of the hotline. */
const LISTENERS = ['service-desk', 'guidance-lead', 'config-admin', 'dept-assistant', 'expert-group'];
const DESIGNS: Entry = { nav: 'designs', href: '/designs', icon: 'flow' };
const SCHEDULES: Entry = { nav: 'schedules', href: '/schedules', icon: 'clock' };

const ADMIN: readonly Entry[] = [
  { nav: 'users', href: '/admin/users', icon: 'users' },
  { nav: 'departments', href: '/admin/departments', icon: 'flow' },
  { nav: 'roles', href: '/admin/roles', icon: 'account' },
  { nav: 'definitions', href: '/admin/definitions', icon: 'file' },
  SCHEDULES,
  { nav: 'handOver', href: '/admin/hand-over', icon: 'leave' },
  { nav: 'suspensions', href: '/admin/suspensions', icon: 'pause' },
  { nav: 'workers', href: '/admin/workers', icon: 'link' },
  { nav: 'incidents', href: '/admin/incidents', icon: 'warn' },
];

/** What administrators and managers manage; the client's side decides about time and downtime, everybody sees calendars. */
function managedBy(user: SessionUser): readonly Entry[] {
  const has = (...roles: readonly string[]): boolean => user.roles.some(({ key }) => roles.includes(key));
  const isManager = user.isAdmin || has('project-manager');
  return [
    ...(user.mayDesign ? [DESIGNS] : []),
    ...(user.isAdmin || has(...DECIDERS) ? [DECISIONS] : []),
    CALENDARS,
    ...(isManager || has('service-manager') ? [BOARD] : []),
    ...(isManager || has('service-manager', ...SPEAKERS) ? [REPORTS] : []),
    ...(isManager || has('service-manager', ...LISTENERS) ? [HOTLINE] : []),
    ...(isManager ? [AGREEMENTS] : []),
    ...(isManager || has('service-manager', 'customer-admin') ? [DOWNTIMES] : []),
    ...(user.isAdmin ? ADMIN : isManager ? [SCHEDULES] : []),
  ];
}

/** Number beside an entry, kept fresh by itself. */
export class NavCount extends PortalElement {
  static override properties = { of: { type: String } };
  declare of: string;
  readonly watch = new Watch(this, counts);

  protected override render(): TemplateResult | typeof nothing {
    const { todo, todoIsMore, unreadNotices } = counts.value;
    if (this.of === 'tasks' && todo > 0) {
      const text = countText(todo, todoIsMore);
      return html`<span class="count" aria-label=${this.t.nav.open(text)}>${text}</span>`;
    }
    if (this.of === 'notices' && unreadNotices > 0) {
      const text = countText(Math.min(99, unreadNotices), unreadNotices > 99);
      return html`<span class="count quiet" aria-label=${this.t.nav.unread(text)}>${text}</span>`;
    }
    return nothing;
  }
}
customElements.define('yl-nav-count', NavCount);

export function sideNavigation(user: SessionUser, current: string): TemplateResult {
  const texts = t();
  const managed = managedBy(user);
  const entry = (one: Entry): TemplateResult =>
    html`<li>
      <a href=${one.href} aria-current=${one.nav === current ? 'page' : 'false'} data-testid=${`nav-${one.nav}`}>
        ${icon(one.icon)}<span>${texts.nav[one.nav]}</span><yl-nav-count of=${one.nav}></yl-nav-count>
      </a>
    </li>`;
  return html`<nav class="side" aria-label=${texts.nav.main}>
    <a class="brand" href="/tasks"
      ><img src="/icon.svg" width="28" height="28" alt="" /><span>${texts.product}</span></a
    >
    <ul>
      ${MAIN.map(entry)}
    </ul>
    ${
      managed.length > 0
        ? html`<p class="side-heading">${user.isAdmin ? texts.nav.admin : texts.nav.management}</p>
            <ul>
              ${managed.map(entry)}
            </ul>`
        : nothing
    }
    <div class="side-foot">
      <a class="me" href="/account" aria-current=${current === 'account' ? 'page' : 'false'} data-testid="nav-account">
        ${avatar(user.name, 30)}
        <span class="me-text"
          ><span>${user.name}</span><span class="faint">${user.department?.title ?? user.id}</span></span
        >
      </a>
      <div class="side-tools">
        ${languageSwitch()}
        <button
          type="button"
          class="button ghost square"
          title=${texts.shortcuts.open}
          aria-label=${texts.shortcuts.open}
          @click=${() => void showShortcuts()}
        >
          ${icon('keyboard')}
        </button>
        <button
          type="button"
          class="button ghost square"
          title=${texts.nav.signOut}
          aria-label=${texts.nav.signOut}
          data-testid="sign-out"
          @click=${signOut}
        >
          ${icon('out')}
        </button>
      </div>
    </div>
  </nav>`;
}

/** Administration for phones, where the side navigation is not shown. */
export function adminLinks(user: SessionUser): TemplateResult | typeof nothing {
  const { nav } = t();
  const managed = managedBy(user);
  if (managed.length === 0) return nothing;
  return html`<nav class="card admin-links" aria-label=${user.isAdmin ? nav.admin : nav.management}>
    ${managed.map((one) => html`<a href=${one.href}>${icon(one.icon)}${nav[one.nav]}</a>`)}
  </nav>`;
}

export function tabBar(current: string): TemplateResult {
  const { nav } = t();
  const tabs = [
    { ...MAIN[0], text: nav.tasksShort },
    { ...MAIN[1], text: nav.catalogueShort },
    { ...MAIN[2], text: nav.instancesShort },
    { ...MAIN[3], text: nav.notices },
    { nav: 'account', href: '/account', icon: 'account' as IconName, text: nav.accountShort },
  ];
  return html`<nav class="tab-bar" aria-label=${nav.main}>
    ${tabs.map(
      (one) =>
        html`<a href=${one.href ?? '/'} aria-current=${one.nav === current ? 'page' : 'false'}>
          ${icon(one.icon ?? 'tasks', 22)}<span>${one.text}</span><yl-nav-count of=${one.nav ?? ''}></yl-nav-count>
        </a>`,
    )}
  </nav>`;
}

export async function signOut(): Promise<void> {
  try {
    await go('/');
    if (location.pathname !== '/') return;
    await call('signOut', {});
    session.set(await call('readSession', {}));
  } catch (error) {
    toastError(error);
  }
}
