// Maps: shows statements with one verb, and what is joined to the name under the pointer or focus.
// Comes in: the classes and `data-` attributes of a drawing and its tables. Without this, the map
// is all there.
(() => {
  'use strict';

  const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, at) => parts[at - 1]);
  const things = (element) => (element.dataset.things || '').split(' ').filter(Boolean);

  const addHighlight = (map, drawing, say) => {
    const joints = [...drawing.querySelectorAll('[data-things]')];
    const boxes = new Map([...drawing.querySelectorAll('.box')].map((box) => [box.dataset.thing, box]));
    const clear = () => {
      drawing.classList.remove('has-focus');
      for (const near of drawing.querySelectorAll('.is-near')) near.classList.remove('is-near');
    };
    const show = (box, aloud) => {
      clear();
      const beside = new Set();
      for (const joint of joints) {
        if (!things(joint).includes(box.dataset.thing)) continue;
        joint.classList.add('is-near');
        for (const thing of things(joint)) beside.add(thing);
      }
      beside.delete(box.dataset.thing);
      box.classList.add('is-near');
      for (const thing of beside) boxes.get(thing)?.classList.add('is-near');
      drawing.classList.add('has-focus');
      if (aloud) say(fill(map.dataset.beside, box.querySelector('title').textContent, beside.size));
    };
    for (const box of boxes.values()) {
      box.addEventListener('mouseenter', () => show(box, false));
      box.addEventListener('mouseleave', clear);
      box.addEventListener('focus', () => show(box, true));
      box.addEventListener('blur', clear);
    }
  };

  const addFilter = (map, drawing, tools, say) => {
    const relations = [...drawing.querySelectorAll('.relation')];
    const verbs = [...new Set(relations.map((relation) => relation.dataset.verb))].sort((a, b) =>
      a.localeCompare(b, document.documentElement.lang));
    if (verbs.length < 2) return;
    const byId = new Map(relations.map((relation) => [relation.id, relation]));
    const label = document.createElement('label');
    const select = document.createElement('select');
    label.append(map.dataset.filter, ' ', select);
    for (const verb of ['', ...verbs]) select.add(new Option(verb || map.dataset.all, verb));
    select.addEventListener('change', () => {
      const verb = select.value;
      let shown = 0;
      for (const relation of relations) {
        const twin = byId.get(relation.dataset.twin);
        const fits = !verb || relation.dataset.verb === verb || twin?.dataset.verb === verb;
        relation.classList.toggle('is-filtered', !fits);
        if (fits) ++shown;
      }
      for (const row of document.querySelectorAll('.map-statements tbody tr')) {
        const fits = !verb || row.dataset.storyVerb === verb || row.dataset.ideaVerb === verb;
        row.classList.toggle('is-filtered', !fits);
      }
      say(fill(map.dataset.shown, shown));
    });
    tools.append(label);
  };

  const start = () => {
    for (const map of document.querySelectorAll('section.map')) {
      const tools = document.createElement('div');
      const status = document.createElement('p');
      tools.className = 'map-tools';
      status.setAttribute('aria-live', 'polite');
      const say = (text) => { status.textContent = text; };
      addFilter(map, map.querySelector('.map-wide .map-drawing'), tools, say);
      for (const drawing of map.querySelectorAll('.map-wide .map-drawing, .map-narrow .map-drawing'))
        addHighlight(map, drawing, say);
      tools.append(status);
      map.prepend(tools);
    }
  };
  document.addEventListener('DOMContentLoaded', start);
})();
