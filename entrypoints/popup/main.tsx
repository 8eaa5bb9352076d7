import { render } from 'preact';
import { messageLanguage, t } from '../../src/platform/i18n';
import { createPopupApi } from '../../src/platform/popup-api';
import { Popup } from '../../src/ui/popup/popup';

const { lang, dir } = messageLanguage();
document.documentElement.lang = lang;
document.documentElement.dir = dir;
const root = document.getElementById('popup');
if (root) render(<Popup api={createPopupApi(location.search)} t={t} />, root);
