import { describe, expect, it } from 'vitest';
import { isPrivateTarget } from '../../../src/acquire/address';

const publicPage = 'https://news.example.org/story';

describe('a public page may not name', () => {
  it.each([
    'http://localhost/a.png',
    'http://LOCALHOST:8080/a.png',
    'http://localhost./a.png',
    'http://app.localhost/a.png',
    'http://printer.local/a.png',
    'http://printer.local./a.png',
    'http://db.internal/a.png',
    'http://metadata.google.internal/a.png',
    'http://nas.home.arpa/a.png',
    'http://nas.lan/a.png',
    'http://router/a.png',
    'http://127.0.0.1/a.png',
    'http://127.255.255.254:3000/a.png',
    'http://127.1/a.png',
    'http://0x7f.1/a.png',
    'http://0177.0.0.1/a.png',
    'http://2130706433/a.png',
    'http://0x7f000001/a.png',
    'http://127。0。0。1/a.png',
    'http://①②⑦.0.0.1/a.png',
    'http://127.0.0.1./a.png',
    'http://0/a.png',
    'http://0.0.0.0/a.png',
    'http://10.0.0.1/a.png',
    'http://10.255.255.255/a.png',
    'http://172.16.0.1/a.png',
    'http://172.31.255.255/a.png',
    'http://192.168.1.1/a.png',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/a.png',
    'http://100.127.255.255/a.png',
    'http://198.18.0.1/a.png',
    'http://192.0.2.1/a.png',
    'http://224.0.0.1/a.png',
    'http://240.0.0.1/a.png',
    'http://255.255.255.255/a.png',
    'http://[::1]/a.png',
    'http://[::]/a.png',
    'http://[0:0:0:0:0:0:0:1]/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'http://[::ffff:a00:1]/a.png',
    'http://[::ffff:0:7f00:1]/a.png',
    'http://[::127.0.0.1]/a.png',
    'http://[64:ff9b::10.0.0.1]/a.png',
    'http://[2002:7f00:1::]/a.png',
    'http://[fe80::1]/a.png',
    'http://[febf::1]/a.png',
    'http://[fec0::1]/a.png',
    'http://[fc00::1]/a.png',
    'http://[fd12:3456:789a::1]/a.png',
    'http://[ff02::1]/a.png',
    'http://user:secret@127.0.0.1/a.png',
    'https://192.168.0.10:8443/a.png',
  ])('%s', (target) => {
    expect(isPrivateTarget(target, publicPage)).toBe(true);
  });
});

describe('a public page may name', () => {
  it.each([
    'https://images.example.org/a.png',
    'http://8.8.8.8/a.png',
    'http://172.15.255.255/a.png',
    'http://172.32.0.1/a.png',
    'http://192.167.255.255/a.png',
    'http://100.63.255.255/a.png',
    'http://100.128.0.1/a.png',
    'http://126.255.255.255/a.png',
    'http://128.0.0.1/a.png',
    'http://169.253.0.1/a.png',
    'http://[2606:4700:4700::1111]/a.png',
    'http://[::ffff:8.8.8.8]/a.png',
    'https://localhost.example.org/a.png',
    'https://127.0.0.1.example.org/a.png',
    'https://notlocal.example/a.png',
    'https://画像.example/a.png',
    'data:image/png;base64,AAAA',
    'blob:https://news.example.org/0d1e',
  ])('%s', (target) => {
    expect(isPrivateTarget(target, publicPage)).toBe(false);
  });
});

describe('local targets', () => {
  it.each([
    'http://localhost:3000/',
    'http://127.0.0.1:8080/page.html',
    'http://[::1]/',
    'http://192.168.1.20/album',
    'http://intranet/news',
    'file:///home/someone/page.html',
    'blob:http://localhost/0d1e',
  ])('are open to the local page %s', (page) => {
    expect(isPrivateTarget('http://127.0.0.1:9000/a.png', page)).toBe(false);
    expect(isPrivateTarget('http://10.1.2.3/a.png', page)).toBe(false);
  });

  it.each([
    'about:blank',
    'about:srcdoc',
    'data:text/html,x',
    'blob:https://example.org/0d1e',
    'no address',
    '',
  ])('are closed to a page whose own place is not known to be local: %j', (page) => {
    expect(isPrivateTarget('http://127.0.0.1/a.png', page)).toBe(true);
  });

  it('are assumed where the target cannot be parsed', () => {
    expect(isPrivateTarget('http://', publicPage)).toBe(true);
    expect(isPrivateTarget('a.png', publicPage)).toBe(true);
  });
});
