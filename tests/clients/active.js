// No page runs anything that an author wrote, whatever its words, names and HTML are.
//
// A project is written in which every text that a page can show tries to break out of it. It is
// built in every theme, and parse5 reads what a browser would read: no script but the theme's own,
// no attribute or address that runs, no element that loads or sends, no name of a place twice, and
// a content security policy on every page. A page with `--trust-html` shows that the test can fail.
'use strict';

const assert = require('node:assert');
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {parse} = require('parse5');

const program = path.resolve(process.argv[2]);
const themes = path.resolve(__dirname, '..', '..', 'themes');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-active-'));
process.on('exit', () => fs.rmSync(scratch, {recursive: true, force: true}));

const attack = `"><img src=x onerror=alert(1)></title></textarea><script>alert(1)</script>'`;
const quoted = JSON.stringify(attack);
const html = `
# ${attack}

<img src=x onerror=alert(1)> <svg onload=alert(1)> <b style="x" onclick=alert(1)>b</b> <base href=//evil>

<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">

<details open><summary>s</summary>

<form action=x><button formaction="javascript:alert(1)">b</button></form>

<noscript><p title="</noscript><img src=x onerror=alert(1)>">

<p id=page.main>one</p><p id=cookie>two</p><p id=cookie>three</p><a name=body href="&#106;avascript:alert(1)">a</a>

<template><script>alert(1)</script></template><iframe srcdoc="<script>alert(1)</script>"></iframe>

<meta http-equiv=refresh content="0;url=javascript:alert(1)"><object data=x></object><link rel=import href=x>

[a](javascript:alert(1)) [b](<java&#10;script:alert(1)>) ![c](data:text/html,x) <javascript:alert(1)>
[d](x "${attack.replaceAll('"', '\\"')}")

\`\`\`js title="${attack}"
${attack}
\`\`\`

$\\text{<script>alert(1)</script>}$

| <ul><li>a | <td onclick=alert(1)> |
|---|---|
| </table><script>alert(1)</script> | <!-- |

<!-- `;

const files = {
  'allegory.yaml': `title: ${quoted}
description: ${quoted}
author: ${quoted}
base_url: https://example.org/
git: false
cards: svg
extra: {link: "javascript:alert(1)"}
`,
  'content/index.md': `---\ntitle: ${quoted}\n---\nSee [[fable/index]]. ${html}`,
  'content/fable/index.md': `---
title: ${quoted}
tags: [${quoted}]
image: javascript:alert(1)
allegory: {story: ${quoted}, idea: ${quoted}, takeaway: ${quoted}}
objects: {fox: [fox, ${quoted}]}
concepts: {wit: [wit, ${quoted}]}
maps: {fox: {to: wit, because: ${quoted}}}
---
The fox ran. ${html}`,
  'content/fable/1-part.md': `---\ntitle: ${quoted}\ntags: [${quoted}]\n---\nThe fox again, and wit. ${html}`,
};

function write(folder) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    fs.writeFileSync(path.join(folder, name), text);
  }
}

function build(project, out, ...options) {
  for (const format of ['site', 'html'])
    execFileSync(program, ['build', '--project', project, '--out', out, '--format', format, '--keep-going',
                           '--deny', 'never', ...options], {stdio: 'pipe', maxBuffer: 1 << 28});
}

const pages = folder => fs.readdirSync(folder, {recursive: true}).filter(each => each.endsWith('.html')).sort();

function* nodes(root) {
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    yield node;
    waiting.push(...(node.childNodes ?? []), ...(node.content ? [node.content] : []));
  }
}

/// What a page could do that its theme does not mean.
function activeIn(text) {
  const found = [], ids = new Set();
  let has_policy = false;
  for (const node of nodes(parse(text))) {
    const attributes = Object.fromEntries((node.attrs ?? []).map(each => [each.name, each.value]));
    const name = node.nodeName;
    if (name === 'meta' && attributes['http-equiv'] === 'Content-Security-Policy') has_policy = true;
    if (name === 'meta' && attributes['http-equiv'] === 'refresh' && /script/i.test(attributes.content))
      found.push(`refresh to ${attributes.content}`);
    if (name === 'script' && attributes.type !== 'application/ld+json' && !/^[\w./-]*\.js$/.test(attributes.src ?? ''))
      found.push('a script');
    if (name === 'script' && attributes.type === 'application/ld+json') JSON.parse(node.childNodes[0].value);
    if (['base', 'object', 'embed', 'iframe', 'frame', 'form', 'applet', 'noscript'].includes(name))
      found.push(`<${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on') || key === 'srcdoc' || key === 'formaction') found.push(`${name}[${key}]`);
      const address = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
      if (['href', 'src', 'action', 'xlink:href', 'poster', 'data'].includes(key) &&
          /^(?!https?:|mailto:|data:image\/(png|jpeg|gif|webp|svg\+xml)[;,])[a-z][a-z0-9+.-]*:/.test(address))
        found.push(`${name}[${key}=${value}]`);
      if (key === 'id') {
        if (ids.has(value)) found.push(`the id ${value} again`);
        ids.add(value);
      }
    }
  }
  if (!has_policy) found.push('no content security policy');
  return found;
}

const wrong = [];
let count = 0;
for (const theme of fs.readdirSync(themes).sort()) {
  const project = path.join(scratch, theme), out = path.join(scratch, `${theme}-out`);
  write(project);
  fs.appendFileSync(path.join(project, 'allegory.yaml'), `theme: ${theme}\n`);
  build(project, out);
  for (const page of pages(out)) {
    ++count;
    for (const each of activeIn(fs.readFileSync(path.join(out, page), 'utf8')))
      wrong.push(`${theme}: ${page}: ${each}`);
  }
}
assert.deepEqual(wrong, [], wrong.join('\n'));
assert(count > 20, `only ${count} pages`);

const trusted = path.join(scratch, 'trusted');
build(path.join(scratch, 'base'), trusted, '--trust-html');
const seen = activeIn(fs.readFileSync(path.join(trusted, 'site', 'index.html'), 'utf8'));
for (const each of ['img[onerror]', '<base>', 'no content security policy'])
  assert(seen.includes(each), `${each} is not seen where everything is let through`);

console.log(`${count} pages, nothing that runs`);
