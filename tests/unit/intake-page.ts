/** A whole page of a news site around `content`, with menus, related stories and small print. */
export function inPage(content: string, { lang = 'en', head = '' } = {}): string {
  const menu = Array.from({ length: 20 }, (_, index) => `<li><a href="/${index}">menu ${index}</a></li>`).join('');
  const related = Array.from(
    { length: 5 },
    (_, index) =>
      `<div><a href="/r${index}">A related story, number ${index}, with a headline of some length</a></div>`,
  ).join('');
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>A page</title>${head}<style>p { color: black }</style></head>
<body class="news"><div role="banner">banner: read us every day, wherever you are</div>
<header><nav><ul>${menu}</ul></nav></header>
<div id="wrap"><div class="main-column">${content}</div>
<aside class="rail"><h3>related</h3>${related}</aside></div>
<footer><p>imprint: all rights reserved, and whatever else has to stand at the foot of a page of news</p></footer>
<script>window.data = { menu: 'script' };</script></body></html>`;
}
