import { render } from 'preact';
import { messageLanguage, t } from '../../src/platform/i18n';
import { createOptionsApi } from '../../src/platform/options-api';
import { Options } from '../../src/ui/options/options';

const { lang, dir } = messageLanguage();
document.documentElement.lang = lang;
document.documentElement.dir = dir;
const root = document.getElementById('options');
if (root) render(<Options api={createOptionsApi()} t={t} />, root);
