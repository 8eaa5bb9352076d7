import { de } from './de.table';
import { en } from './en.table';
import { es } from './es.table';
import { fr } from './fr.table';
import { it } from './it.table';
import { ja } from './ja.table';
import { ko } from './ko.table';
import { pt } from './pt.table';
import { ru } from './ru.table';
import { zh } from './zh.table';
import type { Sentences } from './wanted';

/** By language of the page. */
export const sentences: Readonly<Record<string, Sentences>> = { en, ja, zh, ko, de, fr, es, pt, it, ru };
