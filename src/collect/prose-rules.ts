/** Parts of a page that are not running prose of its author: furniture, quotes, code, tables, controls, headings. */
export const notProse = [
  'nav,header,footer,aside,blockquote,q,pre,table,figure,figcaption,h1,h2,h3,h4,h5,h6,hgroup,address',
  'form,fieldset,label,button,input,select,textarea,output,dialog,menu',
  'script,style,noscript,template,iframe,object,embed,canvas,video,audio,svg,math',
  '[role="navigation"],[role="banner"],[role="contentinfo"],[role="complementary"],[role="search"],[role="dialog"]',
  '[role="alertdialog"],[role="menu"],[role="toolbar"],[role="button"],[role="textbox"],[role="heading"],[role="note"]',
  // The reading of a word, and the brackets around it, stand beside the text; the word itself is read.
  'rt,rp,rtc',
  '[hidden],[aria-hidden="true"],[contenteditable]:not([contenteditable="false"])',
].join(',');

/** The same, asked of what surrounds a whole block: forms and tables are also used to lay out pages. */
export const notAround = [
  'nav,header,footer,dialog,[role="navigation"],[role="banner"],[role="contentinfo"],[role="dialog"]',
  '[hidden],[aria-hidden="true"],[contenteditable]:not([contenteditable="false"])',
].join(',');

/** Elements that start a new paragraph. Custom elements do too. */
export const blockTags = new Set(
  (
    'p div section article main li ul ol dl dt dd details summary td th tr tbody center body hr ' +
    'blockquote pre table figure figcaption header footer nav aside form fieldset h1 h2 h3 h4 h5 h6 address menu dialog'
  ).split(' '),
);

/** One post each, by what the page says of it. */
export const postSelector =
  'article,[role="article"],[itemprop="comment"],[itemprop="review"],[itemtype$="/Comment"],shreddit-comment,shreddit-post';

/** One post each, by the names in common use; only where several carry the same name. */
export const postClasses = [
  'comment',
  'reply',
  'post',
  'message',
  'review',
  'answer',
  'tweet',
  'status',
  'toot',
] as const;

/** The text of a post or article without its trimmings. */
export const bodyClasses = [
  'comment-body',
  'comment-content',
  'comment__body',
  'commtext',
  'usertext-body',
  'message-body',
  'message-content',
  'postbody',
  'post-body',
  'post-content',
  'post_body',
  'entry-content',
  'article-body',
  'article-content',
  'story-body',
  'review-body',
  's-prose',
] as const;

export const articleBodySelector = '[itemprop="articleBody"],[itemprop="text"],[itemprop="reviewBody"]';
export const mainSelector = 'main,[role="main"]';
