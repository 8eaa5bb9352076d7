import { render } from 'preact';
import { readDetailsSubject } from '../../src/platform/details-address';
import { createDetailsApi } from '../../src/platform/details-api';
import { messageLanguage, t } from '../../src/platform/i18n';
import { Details } from '../../src/ui/details/details';

const { lang, dir } = messageLanguage();
document.documentElement.lang = lang;
document.documentElement.dir = dir;
const root = document.getElementById('details');
const subject = readDetailsSubject(location.search);
const about = subject && { itemId: subject.itemId, api: createDetailsApi(subject) };
if (root) render(<Details about={about} t={t} />, root);
