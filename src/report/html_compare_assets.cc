#include "report/html_assets.h"

namespace wirecopy::report {

const Asset kCompareStyle{
    R"css(
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{inset-inline-start:1rem;top:.6rem;background:var(--paper);padding:.4rem .8rem;z-index:3}
main{padding-bottom:1rem}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:2rem;scroll-margin-top:6.5rem}
.cell{min-width:0;overflow-wrap:anywhere}
.which{display:inline-block;font:600 .68rem/1.5 system-ui,sans-serif;color:var(--muted);border:1px solid var(--line);border-radius:4px;padding:0 .35em;margin-inline-end:.5em;vertical-align:.12em;user-select:none}
.heads{position:sticky;top:0;z-index:2;background:var(--bg);border-bottom:1px solid var(--line);padding:.8rem 1.1rem .6rem;margin:1rem -1.1rem 0}
.title{font:600 1.12rem/1.3 Georgia,"Noto Serif",serif;margin:0}
.meta{font-size:.85rem;margin:.2rem 0 0}
.map{display:block;width:100%;height:72px;margin:1rem 0}
.map .track{fill:var(--rest)}
.map .copied{fill:var(--copied)}.map .edited{fill:var(--edited)}.map .spun{fill:var(--spun)}.map .furniture{fill:var(--furniture)}
.map .ribbon{opacity:.22}.map a:hover .ribbon,.map a.active .ribbon{opacity:.6}
.passage{background:var(--paper);border:1px solid var(--line);border-inline-start:5px solid var(--furniture);border-radius:10px;padding:.7rem 1.1rem 1rem;margin:.9rem -1.1rem;font:1.06rem/1.7 Georgia,"Noto Serif","Noto Naskh Arabic","Noto Serif CJK SC",serif}
.passage.copied{border-inline-start-color:var(--copied)}.passage.edited{border-inline-start:5px dashed var(--edited)}
.passage.spun{border-inline-start:5px double var(--spun)}
.passage>.cell{white-space:pre-wrap}
.passage>.cell:nth-of-type(2){border-inline-start:1px solid var(--line);padding-inline-start:1rem;margin-inline-start:-1rem}
.passage:focus{outline:none}.passage.active{box-shadow:0 0 0 3px var(--ring)}
.head{grid-column:1/-1;display:flex;gap:.7rem;align-items:baseline;font:400 .82rem/1.4 system-ui,sans-serif;color:var(--muted);margin:0 0 .45rem}
.head .n{font-weight:700;color:inherit;text-decoration:none;min-width:1.4em}
.head .places{margin-inline-start:auto;font-variant-numeric:tabular-nums}
.num{font-variant-numeric:tabular-nums;white-space:nowrap}
.passage .flags{grid-column:1/-1;font:400 1rem/1.4 system-ui,sans-serif;border-top:1px solid var(--line);margin-top:.7rem;padding-top:.35rem}
.mark.flagged::after,.hole.flagged::after{content:"\26A0\FE0E";font:700 .7em/1 system-ui,sans-serif;color:var(--flag);margin-inline-start:.15em;vertical-align:.25em;text-decoration:none;display:inline-block}
del.mark{text-decoration:underline dotted 2px}
.hole{display:inline-block;border-inline-start:2px dotted var(--muted);height:.95em;margin:0 .12em;vertical-align:-.1em}
.hole.flagged{border-color:var(--flag);border-inline-start-style:solid}
.mark.twin,.hole.twin{outline:2px solid var(--ring);outline-offset:1px}
.alone{margin:.5rem 0;color:var(--muted);font:.95rem/1.6 Georgia,"Noto Serif",serif}
.alone .only{margin:0;white-space:pre-wrap}
.alone summary{cursor:pointer;white-space:normal}.alone summary .num{font:.8rem system-ui,sans-serif}
.alone details[open] summary>span[dir]{display:none}
.alone details p{margin:.4rem 0 0;color:var(--ink)}
.no-alone .alone{display:none}
.tools{display:none}.js .tools{display:flex;gap:.6rem;margin:.9rem 0 0}
.tools button{font:inherit;font-size:.88rem;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.25rem .8rem;cursor:pointer}
.tools button[aria-pressed=true]{background:var(--soft);border-color:var(--muted)}
@media screen and (max-width:50rem){header.top,main,footer{padding-inline:.9rem}.row{display:block}
.heads{position:static;padding:.6rem 0;margin:.8rem 0 0}.heads .cell+.cell{margin-top:.7rem}
.passage{margin:.8rem 0;padding:.6rem .8rem .8rem}
.passage>.cell:nth-of-type(2){border:0;border-top:1px solid var(--line);margin:.6rem 0 0;padding:.6rem 0 0}
.head .places{display:none}.keys,.js .keys{display:none}.alone .cell{margin:.3rem 0}}
@media print{:root{--bg:#fff;--paper:#fff;--ink:#000;--muted:#444;--line:#bbb;--rest:#ddd;--ins:#0a4d28;--ins-tint:#e2f4e8;--del:#8a1122;--del-tint:#fbe6e8;--flag:#5f3f00;--flag-tint:#fdf3d8}
body{font-size:9.5pt}.heads{position:static}.passage{break-inside:auto;margin-inline:0;font-size:10pt}.head{break-after:avoid}
.row{column-gap:1.2rem}.tools,.js .tools,.keys,.js .keys,.skip{display:none}
ins,del,.flag,.map *,.key{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css",
    "sha256-pbhDv+CJOCuJo/exDiDmnWb7DhwG4r4LJ3YDkG+cxJM="};

const Asset kCompareScript{
    R"js(
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const rows = [...document.querySelectorAll('.passage')];
  const marks = [...document.querySelectorAll('.passage .cell:nth-of-type(1) .flagged')];
  let at = -1, mark = -1;
  const activate = row => {
    rows.forEach(other => other.classList.toggle('active', other === row));
    document.querySelectorAll('.map a').forEach(a => a.classList.toggle('active', a.getAttribute('href') === '#' + row.id));
    at = rows.indexOf(row);
  };
  const go = index => {
    const row = rows[index];
    if (!row) return;
    activate(row);
    row.focus({preventScroll: true});
    row.scrollIntoView({block: row.offsetHeight > innerHeight * .7 ? 'start' : 'center'});
  };
  const twins = (element, on) => {
    const row = element.closest('.passage');
    row.querySelectorAll('[data-e="' + element.dataset.e + '"]').forEach(twin => twin.classList.toggle('twin', on));
  };
  const flag = () => {
    if (!marks.length) return;
    if (marks[mark]) twins(marks[mark], false);
    mark = (mark + 1) % marks.length;
    activate(marks[mark].closest('.passage'));
    twins(marks[mark], true);
    marks[mark].scrollIntoView({block: 'center'});
  };
  const alone = button => {
    const hidden = root.classList.toggle('no-alone');
    button.setAttribute('aria-pressed', hidden);
  };
  const tools = document.createElement('p');
  tools.className = 'tools';
  const add = (text, act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', () => act(button));
    tools.append(button);
    return button;
  };
  if (marks.length) add('Next flagged change', flag);
  const hide = add('Only what both have', alone);
  hide.setAttribute('aria-pressed', false);
  document.querySelector('header.top').append(tools);
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n' || event.key === 'j' || event.key === 'ArrowRight') go(at + 1);
    else if (event.key === 'p' || event.key === 'k' || event.key === 'ArrowLeft') go(at < 0 ? rows.length - 1 : at - 1);
    else if (event.key === 'f') flag();
    else if (event.key === 'o') alone(hide);
    else return;
    event.preventDefault();
  });
  for (const [type, on] of [['mouseover', true], ['mouseout', false]])
    document.addEventListener(type, event => {
      const element = event.target.closest && event.target.closest('[data-e]');
      if (element) twins(element, on);
    });
  document.addEventListener('focusin', event => {
    const row = event.target.closest('.passage');
    if (row) activate(row);
  });
  const follow = () => {
    const row = /^#p\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (row) activate(row);
  };
  addEventListener('hashchange', follow);
  follow();
  let shut = [];
  addEventListener('beforeprint', () => {
    shut = [...document.querySelectorAll('details:not([open])')];
    shut.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => shut.forEach(details => { details.open = false; }));
})();
)js",
    "sha256-SeWqYSIUlUmDAMdKEjNurSjzAx9asZvee9VI0m2egMw="};

}  // namespace wirecopy::report
