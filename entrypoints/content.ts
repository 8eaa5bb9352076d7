import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPageSession } from '../src/page/page-session';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_idle',
  main() {
    startPageSession(document);
  },
});
