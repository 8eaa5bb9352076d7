import { describe, expect, it } from 'vitest';
import { plainLetters } from '../../../src/core/plain-letters';

const english =
  'Slot has inherited a squad at peak maturity and, in his opening season, has demanded greater tactical discipline.';
const cyrillic = new Map(Array.from('aeopcyxijs', (letter, i) => [letter, 'аеорсухіјѕ'[i]!]));
const disguised = (text: string) => Array.from(text, (letter) => cyrillic.get(letter) ?? letter).join('');

const russian =
  'Вчера вечером в городе прошёл сильный дождь, и многие улицы оказались под водой. Жители помогали друг другу.';
const greek =
  'Χθες το βράδυ έβρεξε πολύ στην πόλη και πολλοί δρόμοι γέμισαν νερό. Οι κάτοικοι βοήθησαν ο ένας τον άλλον.';

describe('the letters by which the language of a text is told', () => {
  it('are Latin again where every letter that has a Cyrillic look-alike was replaced', () => {
    const text = disguised(english);
    expect(text).toContain(' а ѕquаd ');
    expect(plainLetters(text)).toBe(english);
  });

  it('are Latin again in words of look-alikes alone', () => {
    const sentence = `${english} A case to possess: access is as easy as copies.`;
    const text = disguised(sentence);
    expect(text).toContain(' роѕѕеѕѕ: ассеѕѕ іѕ аѕ еаѕу аѕ соріеѕ');
    expect(plainLetters(text)).toBe(sentence);
  });

  it('are Latin again where Greek letters stand in', () => {
    expect(plainLetters('The tοwn cοuncil vοted οn the plan')).toBe('The town council voted on the plan');
  });

  it('lose what has no width, and their wide and mathematical forms', () => {
    expect(plainLetters('w\u200ba\u2060t\u00ade\ufeffr ｗａｔｅｒ 𝐰𝐚𝐭𝐞𝐫')).toBe('water water water');
  });

  it.each([
    ['Russian', russian],
    ['Greek', greek],
    ['Ukrainian', 'Учора ввечері в місті пройшла сильна злива, і багато вулиць опинилися під водою.'],
    ['Serbian', 'Синоћ је у граду пала јака киша и многе улице су се нашле под водом.'],
    ['Turkish', 'Dün akşam kentte yağmur yağdı; ırmak taştı, ıslak kıyıda kalan kızlar ayrıldı.'],
    ['Japanese', '昨夜、町では激しい雨が降り、多くの道路が水につかった。'],
  ])('stay as they are in %s', (_language, text) => {
    expect(plainLetters(text)).toBe(text.normalize('NFKC'));
  });

  it('stay Russian where Latin letters were put into Russian words', () => {
    const latin = new Map(Array.from(cyrillic, ([from, to]) => [to, from]));
    const text = Array.from(russian, (letter) => latin.get(letter) ?? letter).join('');
    expect(text).not.toBe(russian);
    expect(plainLetters(text)).toBe(text);
  });

  it('stay as they are in a Russian text that names companies in Latin letters', () => {
    const text = `${russian} Об этом сообщили Reuters, Associated Press и BBC.`;
    expect(plainLetters(text)).toBe(text);
  });

  it('stay Russian in a Russian sentence that an English text quotes', () => {
    const text = `${english} He said: «${russian}» ${english}`;
    expect(plainLetters(text)).toBe(text);
  });

  it('are Latin again around a Russian name, which stays', () => {
    const before = `${english} It was Жуков who said so.`;
    expect(plainLetters(disguised(english) + ' It was Жуков who said so.')).toBe(before);
  });

  it('stay as they are in an English text with Greek signs', () => {
    const text = 'The β-carotene and γ rays differ by Δ and λ in each sample of the series.';
    expect(plainLetters(text)).toBe(text);
  });

  it('are none where the text is empty', () => {
    expect(plainLetters('')).toBe('');
  });
});
