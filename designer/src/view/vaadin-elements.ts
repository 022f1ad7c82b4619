// The parts of the UI base that our fields are made of. Importing them registers their elements.
import '@vaadin/checkbox';
import '@vaadin/checkbox-group';
import '@vaadin/combo-box';
import { DatePicker } from '@vaadin/date-picker';
import '@vaadin/date-time-picker';
import '@vaadin/integer-field';
import '@vaadin/multi-select-combo-box';
import '@vaadin/number-field';
import '@vaadin/radio-group';
import '@vaadin/select';
import '@vaadin/tabs';
import '@vaadin/text-area';
import '@vaadin/text-field';
import '@vaadin/time-picker';
import { ignoreLateOpenings } from './calendar-opening.js';

ignoreLateOpenings(DatePicker);
