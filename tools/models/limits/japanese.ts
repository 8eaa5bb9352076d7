import type { FilesAlone } from '../../../src/present/limits/tested-rates.ts';
import { type LimitsWords, registersIn } from './limits-words.ts';

export const japanese: LimitsWords = {
  title: '限界: 推定が誤る頻度',
  intro: `English: [limits.md](limits.md)

\`node tools/models/write-limits.ts\` が \`training/results\` の測定結果から作成したページです。設定ページにも同じ数値を表示します。
角括弧内は 95 % 信頼区間です。「可能性が高い」はバッジの表示で、人が作ったものにこの表示が付くことが誤判定です。`,
  and: ' と ',
  count: (hits, n) => `（${n} 件中 ${hits} 件）`,
  image: {
    heading: (models, date) => `画像: ${models}、${date}`,
    conditions: ({ sources, browser, policy, prior, calibration }) =>
      `条件: 元のまま = 入手したときのファイル、ウェブ = 長辺 768 px 以下・JPEG 品質 60、強い圧縮 = 512 px 以下・品質 40、サムネイル = 256 px 以下・品質 75。すべての画像に同じ条件を適用しました。
ブラウザー（${browser}）に入れた拡張機能で測定しました。ポリシーは ${policy}、想定する AI の割合は ${1 / prior} 件に 1 件、較正は \`${calibration}\` です。AI 製でない画像の出典は ${sources.human} 件、AI 画像の出典は ${sources.ai} 件で、どれも学習、モデルの選択、調整に使っていません。ただし一部は以前の版のしきい値に使い、その版の試験の結果を受けて、この版のしきい値の決め方を厳しくしました。図表、画面、書類と認識した画像は判定せず、数えていません。全画像の区間は、出典とその中のまとまりを繰り返し抽出して求めました。種類ごとの区間は、画像どうしを独立とみなす Wilson の方法によります。`,
    names: { clean: '元のまま', web: 'ウェブ', hard: '強い圧縮', thumb: 'サムネイル' },
    columns: {
      condition: '条件',
      falseFlags: '「可能性が高い」と表示された、AI 製でない全画像',
      photographs: '「可能性が高い」と表示された写真',
      art: '「可能性が高い」と表示された絵画・イラスト・ポスター',
      screenshots: '「可能性が高い」と表示された画面・図表',
      found: '「可能性が高い」と表示された AI 画像',
      noSignOfAi: '「兆候は未検出」と表示された AI 画像',
      noSignOfOthers: '「兆候は未検出」と表示されたほかの画像',
      auroc: 'AUROC',
    },
    notes: ({ filesAlone }) =>
      `残りは「判定できません」になります。多くの画像がこれに当たるのは意図したものです。生成画像と写真が同じような場面を写している場合、このモデルの推定は当て推量に近くなります。${filesAlone === null ? '' : filesWords(filesAlone)}`,
  },
  text: {
    heading: (models, date) => `英語の文章: ${models}、${date}`,
    untuned: ({ sources, browser, policy, prior, calibration }) =>
      `ブラウザー（${browser}）に入れた拡張機能で測定しました。ポリシーは ${policy}、想定する AI の割合は ${1 / prior} 件に 1 件、較正は \`${calibration}\` です。人が書いた文章の出典は ${sources.human} 件、AI の文章の出典は ${sources.ai} 件で、どれも学習、モデルの選択、調整に使っていません。ただし、以前この出典で試験をした結果から、しきい値を決める文章に論文の要旨を加えました。区間は、出典とその中の文章のまとまりを繰り返し抽出して求めました。該当が 0 件または全件の場合は、文章どうしを独立とみなす Wilson の方法によります。`,
    columns: {
      words: '語数',
      falseFlags: '「可能性が高い」と表示された、人が書いた文章',
      found: '「可能性が高い」と表示された AI の文章',
      noSignOfAi: '「兆候は未検出」と表示された AI の文章',
      auroc: 'AUROC',
      register: '文章の種類',
      attack: '変更',
    },
    auroc: `AUROC は、その長さの AI の文章と人が書いた文章を 1 本ずつ選んだとき、AI の文章のスコアのほうが高くなる割合です。0.5 は偶然と同じです。`,
    registers: '割合は文章の種類によって変わります。',
    attacks: '検出を逃れるために変更した AI の文章と、変更していない同じ文章の比較です。',
    paraphrased:
      '電子透かし入りの Llama 3.1 8B の文章と、それを Llama 3 8B に言い換えさせたものの比較です。多くは、名前を挙げた検出器を避けるように言い換えています。',
    humanised:
      '2023 年の対話モデルの文章を、人が書いたように見せるためにモデルに書き換えさせたものとの比較です。',
    notes: `50 語未満の文章とほかの言語の文章は判定しません。編集、翻訳、形式ばった文章では、人が書いたものでも誤判定が増えます。人が書いたように見せるために書き換えられた文章は、ほとんど検出できません。表示は、書いた人の行為について何も示しません。`,
  },
  registerOf: registersIn('ja'),
  attacks: {
    none: '変更なし',
    homoglyph: '見た目の似た文字',
    'zero-width': '見えない文字',
    whitespace: '空白の追加や削除',
    article: '冠詞の削除',
    misspelling: 'つづりの誤り',
    synonym: '類義語',
    spelling: '英米のつづり',
    number: '数字の変更',
    case: '大文字と小文字',
    comma: 'コンマの削除',
    punctuation: '句読点の変更',
    apostrophe: 'アポストロフィの削除',
    paragraph: '段落の順序',
    paraphrase: '言い換え',
    'paraphrase-llama3-8b': 'Llama 3 8B による言い換え',
    'paraphrase-guided-mage': 'MAGE を避ける言い換え',
    'paraphrase-guided-radar': 'RADAR を避ける言い換え',
    'paraphrase-guided-roberta-base': 'RoBERTa base を避ける言い換え',
    'paraphrase-guided-roberta-large': 'RoBERTa large を避ける言い換え',
    'humanize-gpt4': 'GPT-4 による書き換え',
    'humanize-llama2': 'Llama 2 による書き換え',
  },
  closing: {
    heading: 'どの推定にもできないこと',
    body: `AI 画像のスクリーンショット、写真の一部だけの生成、加工、高解像度化は検出できません。重みは公開されているため、検出を避けることは容易です。精度の数値は、条件、バージョン、日付とともに読んでください。`,
  },
};

/** What the files alone tell, and whether the model was shown to tell more. */
function filesWords({ auroc, above: { value, low, high } }: FilesAlone): string {
  const alone = `元のままの画像では、ファイルの大きさと形式だけでも AUROC は ${auroc.toFixed(2)} になります。`;
  const difference = `モデルとの差は ${value.toFixed(2)}（${low.toFixed(2)}～${high.toFixed(2)}）`;
  return low > 0
    ? `${alone}${difference}でした。`
    : `${alone}${difference}で、差がないこともあり得ます。モデルが出典の違い以上のものを見ているとは言えません。`;
}
