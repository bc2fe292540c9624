// Every link of every section leads to the same place in every format.
//
// What a link is meant to be says `graph.json` (links/model.js). Each kind of document has an adapter
// in links/: of the folder of what was built it makes a function from a section to the links that
// are there, in their order, each resolved as the readers of that format do. An anchor is known by
// what stands at it, so neither names of files nor spellings of anchors are compared.
'use strict';

const {builtProject} = require('./site.js');
const {Model, differences, url_target} = require('./links/model.js');
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const [site, wiki, book] = ['site', 'wiki', 'book'].map(name => require(`./links/${name}.js`));

/// What is built, with what in its configuration, and who reads it.
const documents = {
  'site': {format: 'site', adapter: site},
  'wiki of one page': {format: 'wiki', pages: 'single', adapter: wiki},
  'wiki of many pages': {format: 'wiki', pages: 'many', adapter: wiki},
  'page': {format: 'html', adapter: book},
  'EPUB': {format: 'epub', adapter: book},
};
const base_url = 'https://books.example/stories/';  // where books lead to what they do not hold

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'allegory-links-'));
process.on('exit', () => fs.rmSync(work, {recursive: true}));

/// A copy of a project with so many pages in its wiki.
function configured(project, pages) {
  const copy = fs.mkdtempSync(path.join(work, 'project-'));
  fs.cpSync(path.join(project, 'content'), path.join(copy, 'content'), {recursive: true});
  if (fs.existsSync(path.join(project, 'themes')) && !fs.existsSync(path.join(project, 'CMakeLists.txt')))
    fs.cpSync(path.join(project, 'themes'), path.join(copy, 'themes'), {recursive: true});
  const text = fs.readFileSync(path.join(project, 'allegory.yaml'), 'utf8').replace(/^wiki:.*\n/m, '');
  fs.writeFileSync(path.join(copy, 'allegory.yaml'), `${text}\nwiki: {pages: ${pages}}\n`);
  return copy;
}

/// A project as a document: the folder of what was built.
function build(project, name) {
  const {format, pages} = documents[name];
  const out = builtProject(pages ? configured(project, pages) : project, [format], ['--base-url', base_url]);
  return path.join(out, format);
}

/// What a document is meant to say; what it does not hold is named by its address on the web.
function meantIn(model, section, has) {
  return model.links(section).map(link => {
    const to = link.leads_to === 'entity' ? model.homeOf(link, section)
                                          : model.sections.get(link.address.replace(/#.*$/, ''));
    const is_held = link.leads_to === 'external' || link.form === 'image' || has(to, section);
    return is_held ? link : {...link, target: url_target(new URL(link.address, base_url).href)};
  });
}

/// The links that a document of a project has, and what is wrong with them.
function check(folder, name, model, tools) {
  const {links, has} = documents[name].adapter(folder, model, tools);
  const wrong = [];
  let count = 0;
  for (const section of model.graph.sections) {
    const found = links(section);
    if (found === undefined) {
      assert.ok(!model.isOfAllegory(section), `${name}: no ${section.path}`);
      continue;
    }
    const meant = meantIn(model, section, has);
    count += meant.length;
    wrong.push(...differences(model, section, found, meant).map(each => `${name}: ${each}`));
  }
  return {count, wrong};
}

/// Spoils a built document: the link `again` leads where `the first part` does, or nowhere at all.
/// How often that was done.
function spoil(folder, is_removed, {zipSync, unzipSync}) {
  const spoiled = text => {
    const other = text.match(/\[the first part\]\(([^)]*)\)/)?.[1] ??
                  text.match(/<a [^>]*href="([^"]*)"[^>]*>the first part<\/a>/)?.[1];
    return text.replace(/\[again\]\([^)]*\)/, is_removed ? 'again' : `[again](${other})`)
               .replace(/<a ([^>]*)href="[^"]*"([^>]*)>again<\/a>/,
                        is_removed ? 'again' : `<a $1href="${other}"$2>again</a>`);
  };
  let count = 0;
  for (const file of fs.readdirSync(folder, {recursive: true}).filter(each => /\.(md|html|epub)$/.test(each))) {
    const name = path.join(folder, file), bytes = fs.readFileSync(name);
    if (file.endsWith('.epub')) {
      const parts = unzipSync(bytes);
      for (const part of Object.keys(parts).filter(each => each.endsWith('.xhtml'))) {
        const text = Buffer.from(parts[part]).toString('utf8');
        if (spoiled(text) !== text) ++count;
        parts[part] = Buffer.from(spoiled(text));
      }
      fs.writeFileSync(name, zipSync(parts));
    } else {
      const text = bytes.toString('utf8');
      if (spoiled(text) !== text) ++count;
      fs.writeFileSync(name, spoiled(text));
    }
  }
  return count;
}

/// The test of each document can fail.
function seesWhatIsSpoiled(project, model, tools) {
  for (const name of Object.keys(documents))
    for (const is_removed of [false, true]) {
      const folder = build(project, name);
      assert.ok(spoil(folder, is_removed, tools) > 0, `${name} has no link to spoil`);
      const {wrong} = check(folder, name, model, tools);
      assert.ok(wrong.some(each => each.includes('`again`')), `${name}: what was spoiled is not seen: ${wrong}`);
    }
}

(async () => {
  const {parse} = await import('parse5');
  const {default: Slugger} = await import('github-slugger');
  const {unzipSync, zipSync} = await import('fflate');
  const tools = {parse, Slugger, unzipSync, zipSync};
  const hostile = path.join(__dirname, 'hostile');
  const others = path.join(__dirname, 'browser', 'projects');
  const projects = [path.resolve(__dirname, '..', '..'), hostile,
                    ...fs.readdirSync(others).map(name => path.join(others, name))];
  const sums = {}, wrong = [];
  for (const project of projects) {
    const graph = JSON.parse(fs.readFileSync(path.join(build(project, 'site'), 'graph.json'), 'utf8'));
    const model = new Model(project, graph);
    for (const name of Object.keys(documents)) {
      if (documents[name].adapter === book && graph.allegories.length === 0) continue;
      const found = check(build(project, name), name, model, tools);
      sums[name] = (sums[name] ?? 0) + found.count;
      wrong.push(...found.wrong.map(each => `${path.basename(project)}: ${each}`));
    }
    if (project === hostile) seesWhatIsSpoiled(project, model, tools);
  }
  assert.deepEqual(wrong, []);
  for (const [name, sum] of Object.entries(sums)) assert.ok(sum > 100, `${name} has no more than ${sum} links`);
  console.log(Object.entries(sums).map(([name, sum]) => `${name}: ${sum} links`).join(', '));
})();
