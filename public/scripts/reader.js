// The reader of a document: selecting a passage, keys, and a margin that follows the text. The page works without it.

const text = document.querySelector('[data-reader]');
const bar = document.querySelector('[data-selection]');
const margin = document.querySelector('[data-margin]');

/** Browsers and servers in between refuse longer addresses; where a passage is long its place alone is sent. */
const longestQuote = 3000;

const pointsIn = (words) => [...words].length;

/** The text as it is stored: without the markers behind passages. */
function wordsOf(node) {
  for (const marker of node.querySelectorAll('.passage-link')) marker.remove();
  return node.textContent;
}

/** The stored text from its beginning up to a place in the page. */
function textUpTo(node, offset) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return wordsOf(range.cloneContents());
}

/** What is selected in the text and where it begins, in code points; null where nothing is. */
function selectedPassage() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(text);
  const isIn = (node) => text.contains(node);
  const [first, last] = [isIn(range.startContainer) ? range : whole, isIn(range.endContainer) ? range : whole];
  const before = textUpTo(first.startContainer, first.startOffset);
  const selected = textUpTo(last.endContainer, last.endOffset).slice(before.length);
  const exact = selected.trim();
  if (exact === '') return null;
  const start = pointsIn(before) + pointsIn(selected.slice(0, selected.length - selected.trimStart().length));
  return { exact, start, end: start + pointsIn(exact) };
}

function recordPath({ exact, start, end }) {
  const place = { documentId: text.dataset.reader, start };
  const query = new URLSearchParams({ ...place, exact });
  return `/claims/new?${query.toString().length > longestQuote ? new URLSearchParams({ ...place, end }) : query}`;
}

function watchSelection() {
  const said = bar.querySelector('[data-selected]');
  const link = bar.querySelector('[data-record]');
  let waiting;
  const show = () => {
    const passage = selectedPassage();
    link.hidden = !passage;
    said.textContent = passage ? `“${passage.exact.slice(0, 200)}”` : said.dataset.empty;
    if (passage) link.href = recordPath(passage);
  };
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 100);
  });
  // Whoever is quicker than that takes what is selected now.
  for (const press of ['pointerdown', 'keydown']) link.addEventListener(press, show);
  bar.hidden = false;
}

/** Moves to the next of these passages after the one that has the focus, or the first one; around the end. */
function moveTo(selector, step) {
  const passages = [...text.querySelectorAll(selector)];
  if (passages.length === 0) return;
  const here = passageInHand() ?? lastPassage;
  const isAfter = (mark) => Boolean(here.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
  const isBefore = (mark) => Boolean(here.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING);
  const next = here && (step > 0 ? passages.find(isAfter) : passages.findLast(isBefore));
  const mark = next ?? passages.at(step > 0 ? 0 : -1);
  lastPassage = mark;
  mark.scrollIntoView({ block: 'center' });
  mark.focus({ preventScroll: true });
  getSelection().collapse(firstWords(mark), 0);
  showBeside(mark);
}

/** Where the passage begins: from there Shift and the arrow keys select. */
function firstWords(mark) {
  return document.createTreeWalker(mark, NodeFilter.SHOW_TEXT).nextNode() ?? mark;
}

/** Points out the passage that somebody went to, all its pieces where others overlap it, and its place in the margin. */
function showBeside(mark) {
  for (const shown of document.querySelectorAll('[data-here]')) shown.removeAttribute('data-here');
  const id = mark.id.replace(/^[a-z]+-/, '');
  for (const part of text.querySelectorAll(`[data-part="${id}"]`)) part.toggleAttribute('data-here', true);
  const place = document.getElementById(mark.dataset.beside);
  place?.toggleAttribute('data-here', true);
  if (place) bringIntoSight(place);
}

/** The same for a passage that a link led to. */
function followLink() {
  const mark = text.querySelector('mark:target');
  if (!mark) return;
  lastPassage = mark;
  showBeside(mark);
}

/** Scrolls the margin, where it has a bar of its own, and never the page. */
function bringIntoSight(place) {
  if (margin.scrollHeight <= margin.clientHeight || margin.matches(':hover, :focus-within')) return;
  margin.scrollTop += place.getBoundingClientRect().top - margin.getBoundingClientRect().top - 16;
}

let lastPassage = null;

/** The passage with the focus, or the one whose place in the margin has it. */
function passageInHand() {
  const focused = document.activeElement;
  const mark = focused?.closest('mark[data-beside]');
  if (mark) return mark;
  const entry = focused?.closest('.margin-claims > li[id]');
  return entry && text.querySelector(`[data-beside="${entry.id}"]`);
}

function besideIt(selector) {
  const mark = passageInHand() ?? lastPassage;
  return mark && document.getElementById(mark.dataset.beside)?.querySelector(selector);
}

const keys = {
  n: () => moveTo('mark[data-beside]', 1),
  p: () => moveTo('mark[data-beside]', -1),
  s: () => moveTo('mark.suggested[data-beside]', 1),
  r: () => {
    const passage = bar && selectedPassage();
    if (passage) location.assign(recordPath(passage));
    else besideIt('[data-record-suggestion]')?.click();
  },
  d: () => besideIt('[data-dismiss]')?.requestSubmit(),
};

const arrows = { ArrowRight: 'right', ArrowLeft: 'left', ArrowDown: 'forward', ArrowUp: 'backward' };

/** Selects by keys from where a passage begins; browsers do so only in text that can be edited. */
function extendSelection(event) {
  const direction = Object.hasOwn(arrows, event.key) && arrows[event.key];
  if (!direction || !event.shiftKey || event.metaKey || event.altKey) return false;
  if (!text.contains(document.activeElement) || !getSelection().rangeCount) return false;
  const isAcross = direction === 'right' || direction === 'left';
  getSelection().modify('extend', direction, isAcross ? (event.ctrlKey ? 'word' : 'character') : 'line');
  event.preventDefault();
  return true;
}

/** Single letters can be switched off (WCAG 2.1.4). */
function watchKeys() {
  const shortcuts = document.querySelector('[data-shortcuts]');
  const choice = shortcuts?.querySelector('[data-keys]');
  const kept = 'claimdesk-reader-keys';
  try {
    if (choice) choice.checked = localStorage.getItem(kept) !== 'off';
  } catch {
    // Storage is closed to us: the keys are on.
  }
  choice?.addEventListener('change', () => {
    try {
      localStorage.setItem(kept, choice.checked ? 'on' : 'off');
    } catch {
      // The choice lasts for this page then.
    }
  });
  addEventListener('keydown', (event) => {
    if (extendSelection(event)) return;
    const isBusy = event.ctrlKey || event.metaKey || event.altKey || event.repeat || choice?.checked === false;
    if (isBusy || event.target.closest?.('input, textarea, select')) return;
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  if (shortcuts) shortcuts.hidden = false;
}

/** Marks in the margin what the text shows now, and keeps it in sight while nobody is busy there. */
function followText() {
  const shown = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) shown.add(target);
      else shown.delete(target);
    }
    const besides = new Set([...shown].map((mark) => mark.dataset.beside));
    const places = [...margin.querySelectorAll('.margin-claims > li[id]')];
    for (const place of places) place.toggleAttribute('data-in-view', besides.has(place.id));
    // Where somebody went to a passage, its place stays in sight as long as the passage is.
    const first = shown.has(lastPassage)
      ? document.getElementById(lastPassage.dataset.beside)
      : places.find((place) => besides.has(place.id));
    if (!first) return;
    if (first === places[0] && !margin.matches(':hover, :focus-within')) margin.scrollTop = 0;
    else bringIntoSight(first);
  });
  for (const mark of text.querySelectorAll('mark[data-beside]')) observer.observe(mark);
}

if (text) {
  if (bar) watchSelection();
  watchKeys();
  followLink();
  followText();
  addEventListener('hashchange', followLink);
}
