import type { TestSite } from '../harness/site.ts';

const size = 'width="320" height="240"';

/** The same photograph in every way a page can show one, and what is left alone or refused beside it. */
export function waysPage({ otherOrigin }: TestSite): string {
  return `
    <style>#background { inline-size: 320px; block-size: 240px; background: url("/photo.jpg?background") }</style>
    <img src="/photo.jpg?img" ${size} alt="img">
    <picture><source srcset="/photo.jpg?picture"><img src="/photo.jpg?not-chosen" ${size} alt="picture"></picture>
    <img srcset="/photo.jpg?srcset 1x, /photo.jpg?dense 9x" src="/photo.jpg?old" ${size} alt="srcset">
    <div id="background" role="img" aria-label="background"></div>
    <video poster="/photo.jpg?poster" ${size} preload="none" title="poster"></video>
    <svg ${size}><image href="/photo.jpg?svg" ${size} aria-label="svg"></image></svg>
    <div id="shadow"></div>
    <iframe src="/inner" ${size}></iframe>
    <iframe src="${otherOrigin}/foreign" ${size}></iframe>
    <img id="data" ${size} alt="data">
    <img id="blob" ${size} alt="blob">
    <img src="/guarded.jpg" ${size} alt="canvas">
    <img src="${otherOrigin}/guarded.jpg" ${size} alt="refused">
    <img src="/missing.jpg" ${size} alt="gone">
    <img src="/images/still.bmp" ${size} alt="small">
    <img src="/photo.jpg?icon" width="16" height="16" alt="icon">
    <script type="module">
      const root = document.querySelector('#shadow').attachShadow({ mode: 'open' });
      root.append(Object.assign(new Image(320, 240), { src: '/photo.jpg?shadow', alt: 'shadow' }));
      const blob = await (await fetch('/photo.jpg?bytes')).blob();
      document.querySelector('#blob').src = URL.createObjectURL(blob);
      const reader = new FileReader();
      reader.onload = () => { document.querySelector('#data').src = reader.result; };
      reader.readAsDataURL(blob);
    </script>`;
}

/** Files beside pictures of the same content that the page itself has drawn, lossless. */
export const drawnPage = `
  <img src="/turned.jpg" ${size} alt="turned by EXIF">
  <img src="/photo.jpg" ${size} alt="not turned">
  <script type="module">
    const load = async (src) => {
      const image = Object.assign(new Image(), { src });
      await image.decode();
      return image;
    };
    const show = (alt, { naturalWidth: width, naturalHeight: height }, draw) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      draw(canvas.getContext('2d'), width, height);
      document.body.append(Object.assign(new Image(320, 240), { src: canvas.toDataURL('image/png'), alt }));
    };
    const turned = await load('/turned.jpg');
    show('turned by the page', turned, (canvas) => canvas.drawImage(turned, 0, 0));
    const photo = await load('/photo.jpg');
    const fade = (canvas, width, height) => {
      canvas.globalAlpha = 0.4;
      canvas.drawImage(photo, 0, 0);
      canvas.globalAlpha = 1;
      canvas.drawImage(photo, 0, 0, width / 2, height, 0, 0, width / 2, height);
    };
    show('see-through', photo, fade);
    show('on white', photo, (canvas, width, height) => {
      canvas.fillStyle = 'white';
      canvas.fillRect(0, 0, width, height);
      fade(canvas, width, height);
    });
  </script>`;
