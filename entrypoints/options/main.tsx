import { render } from 'preact';
import { createPackDesk } from '../../src/packs/desk';
import { idbPacks } from '../../src/packs/pack-store';
import { idbParts } from '../../src/packs/part-store';
import { messageLanguage, t } from '../../src/platform/i18n';
import { createOptionsApi } from '../../src/platform/options-api';
import { createPacksApi } from '../../src/platform/packs-api';
import { Options } from '../../src/ui/options/options';

const { lang, dir } = messageLanguage();
document.documentElement.lang = lang;
document.documentElement.dir = dir;
const root = document.getElementById('options');
const packs = createPackDesk({
  ...createPacksApi(),
  packs: idbPacks(),
  parts: idbParts(),
  fetch: (input, init) => fetch(input, init),
});
if (root) render(<Options api={createOptionsApi()} packs={packs} t={t} />, root);
