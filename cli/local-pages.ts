/** A page that shows one medium, as a page of the web would. */
export function mediaPage(title: string, element: 'img' | 'video' | 'audio', src: string): string {
  const source = escapeHtml(src);
  const shown =
    element === 'img'
      ? `<img src="${source}" alt="${escapeHtml(title)}">`
      : `<${element} src="${source}" controls preload="auto"></${element}>`;
  return page(title, `<main>${shown}</main>`);
}

/** A page with one article. It names no language: the extension has to find it out, as on the web. */
export function textPage(title: string, text: string, isMarkdown: boolean): string {
  const plain = isMarkdown ? withoutMarks(text) : text;
  const paragraphs = plain
    .replace(/^\uFEFF/, '')
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const blocks = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  return page(title, `<article>\n${blocks.join('\n')}\n</article>`);
}

/** Markdown as a reader sees it: marks and code would count as words of the author. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^---\r?\n.*?\r?\n---\r?\n/s, '')
    .replace(/^(```|~~~).*?^\1[^\n]*/gms, '')
    .replace(/^ {0,3}(#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/^ {0,3}([-*_]\s*){3,}$/gm, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, '$2');
}

/** Tiny pictures, and those this browser cannot draw, get room too: what takes no room is not looked at. */
const style = `
body { margin: 2rem auto; max-inline-size: 60rem; font: 1.125rem/1.6 system-ui }
img, video { display: block; max-inline-size: 100%; object-fit: contain; object-position: 0 0 }
img { min-inline-size: 20rem; min-block-size: 15rem }
`;

function page(title: string, body: string): string {
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n<style>${style}</style>\n${body}\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
