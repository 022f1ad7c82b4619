import '@fontsource-variable/noto-sans-sc/wght.css';
import './styles/theme.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/sign-in.css';
import './styles/catalogue.css';
import './styles/lists.css';
import './styles/task.css';
import './styles/account.css';
import './styles/schedules.css';
import './styles/operations.css';
import './styles/reports.css';
import './styles/designs.css';
import './styles/service-time.css';
import { start } from './portal-app.js';

void start();
