import { render } from 'preact';
import { createPopupApi } from '../../src/platform/popup-api';
import { Popup } from '../../src/ui/popup/popup';

const root = document.getElementById('popup');
if (root) render(<Popup api={createPopupApi(location.search)} />, root);
