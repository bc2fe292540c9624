// Walks of the trees that parse5 makes of HTML.
'use strict';

const attribute = (node, name) => node.attrs?.find(each => each.name === name)?.value;
const classes = node => (attribute(node, 'class') ?? '').split(/\s+/);
const is_heading = node => /^h[1-6]$/.test(node.tagName ?? '');

/// The nodes below one in their order, itself first; `enter` says whether to go below a node.
function* nodesBelow(root, enter = () => true) {
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    yield node;
    if (node !== root && !enter(node)) continue;
    const children = node.childNodes ?? [];
    for (let at = children.length; at-- > 0;) open.push(children[at]);
  }
}

function textOf(node, enter) {
  let text = '';
  for (const each of nodesBelow(node, enter)) if (each.nodeName === '#text') text += each.value;
  return text;
}

function closest(node, test) {
  for (let at = node; at; at = at.parentNode) if (test(at)) return at;
  return undefined;
}

module.exports = {attribute, classes, closest, is_heading, nodesBelow, textOf};
