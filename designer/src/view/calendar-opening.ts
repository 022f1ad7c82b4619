import type { ReactiveElement } from 'lit';

/**
 * A calendar says that it has opened a frame after it did, and on that word its field hides the rest of the page from
 * screen readers. Who types a day and presses Enter at once has closed it by then: nothing would ever show the page
 * again, and the focus would come back to the field. Words that come so late are kept from the field.
 * `calendar`: the class of the UI base's date picker.
 */
export function ignoreLateOpenings(calendar: unknown): void {
  (calendar as typeof ReactiveElement).addInitializer((element) => {
    const picker = element as ReactiveElement & { readonly opened: boolean };
    const judge = (event: Event): void => {
      if (!picker.opened) event.stopImmediatePropagation();
    };
    picker.addController({
      hostConnected: () => picker.renderRoot.addEventListener('vaadin-overlay-open', judge, true),
    });
  });
}
