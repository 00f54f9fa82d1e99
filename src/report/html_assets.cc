#include "report/html_assets.h"

namespace wirecopy::report {

// Kinds differ by colour and by the line under them, so that the colours need not be told apart.
const Asset kBaseStyle{
    R"css(
:root{--bg:#f5f4f0;--paper:#fff;--ink:#1d1c1a;--muted:#67635b;--line:#dfdcd4;--soft:#f0eee8;--link:#1a56b0;
--copied:#b93a06;--copied-tint:#fde5d8;--edited:#1b55c4;--edited-tint:#dfe9fd;--spun:#8a1a8f;--spun-tint:#f6e0f6;
--furniture:#5d5a53;--furniture-tint:#e9e7e1;--rest:#dedbd3;--ins:#0f6b39;--ins-tint:#dcf3e4;--del:#a3182c;--del-tint:#fbe0e3;
--flag:#7a5200;--flag-tint:#fdf0cd;--ring:#1a56b0}
@media (prefers-color-scheme:dark){:root{--bg:#141414;--paper:#1d1d1e;--ink:#e9e6e0;--muted:#a29d93;--line:#35342f;
--soft:#272624;--link:#8ab8ff;--copied:#ff9a66;--copied-tint:#48261a;--edited:#8fb6ff;--edited-tint:#1d2f54;--spun:#ec9df0;
--spun-tint:#43204a;--furniture:#b5b0a6;--furniture-tint:#33322f;--rest:#3a3934;--ins:#7fdba4;--ins-tint:#173a27;
--del:#ff9aa6;--del-tint:#4a1c23;--flag:#ffd777;--flag-tint:#453712;--ring:#8ab8ff}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header.top,main,footer{max-width:86rem;margin:0 auto;padding:0 1.5rem}
header.top{padding-top:2rem;padding-bottom:.5rem}
h1{font-size:1.7rem;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font:600 1.5rem/1.25 Georgia,"Noto Serif",serif;margin:0}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px;border-radius:3px}
.sub,.meta{color:var(--muted);margin:.35rem 0 0}
.meta code,.where code{font-size:.85em;color:var(--muted);overflow-wrap:anywhere}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;list-style:none;margin:1rem 0 0;padding:0;color:var(--muted);font-size:.9rem}
.box{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.25rem 1.5rem;margin:1.25rem 0}
.bar{display:block;width:100%;height:12px;border-radius:6px;background:var(--rest)}
.bar .copied{fill:var(--copied)}.bar .edited{fill:var(--edited)}.bar .spun{fill:var(--spun)}.bar .furniture{fill:var(--furniture)}
.bar rect{stroke:var(--paper);stroke-width:2px;vector-effect:non-scaling-stroke}
.shares{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:.6rem 0 0;padding:0;font-size:.9rem;color:var(--muted)}
.shares b{color:var(--ink);font-variant-numeric:tabular-nums}
.m,.key{color:inherit;text-decoration:underline 2px solid;text-underline-offset:.24em;text-decoration-skip-ink:none;border-radius:2px}
.copied.m,.copied.key{background:var(--copied-tint);text-decoration-color:var(--copied)}
.edited.m,.edited.key{background:var(--edited-tint);text-decoration-color:var(--edited);text-decoration-style:dashed}
.spun.m,.spun.key{background:var(--spun-tint);text-decoration-color:var(--spun);text-decoration-style:wavy;text-decoration-thickness:1.5px}
.furniture.m,.furniture.key{background:var(--furniture-tint);text-decoration-color:var(--furniture);text-decoration-style:dotted}
.key{padding:0 .25em;color:var(--ink)}
.tag{font-size:.74rem;font-weight:600;letter-spacing:.02em}
.tag.copied{color:var(--copied)}.tag.edited{color:var(--edited)}.tag.spun{color:var(--spun)}.tag.furniture{color:var(--furniture)}
ins{background:var(--ins-tint);color:var(--ins);text-decoration:underline;border-radius:3px;padding:0 .12em}
del{background:var(--del-tint);color:var(--del);text-decoration:line-through;border-radius:3px;padding:0 .12em}
.flags{list-style:none;margin:.2rem 0 0;padding:0}
.flag{display:inline-block;font-size:.78rem;font-weight:600;color:var(--flag);background:var(--flag-tint);border-radius:4px;padding:.05rem .4rem;margin:.15rem .3rem 0 0}
ins.flagged,del.flagged{box-shadow:0 0 0 1.5px var(--flag)}
.flag::before{content:"\26A0\FE0E\00A0"}
footer{color:var(--muted);font-size:.85rem;padding-bottom:3rem}
kbd{font:600 .85em ui-monospace,monospace;border:1px solid var(--line);border-bottom-width:2px;border-radius:4px;padding:0 .35em}
.keys{display:none}.js .keys{display:inline}
)css",
    "sha256-vT8y4yh+aQz0D2NlzPx6fSZELzOBJ6/+B/SauKX76aQ="};

const Asset kTraceStyle{
    R"css(
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{font-weight:600;text-align:start;color:var(--muted);font-size:.82rem;padding:.25rem .75rem .45rem 0;border-bottom:1px solid var(--line)}
td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:middle}
tr:last-child td{border-bottom:0}
td.num,th.num{text-align:end;padding-inline:.9rem 0;white-space:nowrap}
td.when{white-space:nowrap;color:var(--muted)} td.graph{width:26%;min-width:9rem}
.page>.bar{margin-top:1rem}
.split{display:grid;grid-template-columns:minmax(0,1fr) minmax(22rem,31rem);gap:2.25rem;margin-top:1.25rem;border-top:1px solid var(--line);padding-top:1.1rem}
.text{content-visibility:auto;contain-intrinsic-size:auto 60rem;font:1.09rem/1.75 Georgia,"Noto Serif","Noto Naskh Arabic","Noto Serif CJK SC",serif;max-width:42rem;overflow-wrap:anywhere}
.text p{margin:0 0 .9em;white-space:pre-wrap}
.m{cursor:pointer;-webkit-box-decoration-break:clone;box-decoration-break:clone;padding:.08em 0}
.m[data-n]::before{content:attr(data-n) "\2060";font:600 .62em/1 system-ui,sans-serif;vertical-align:.55em;color:var(--muted);margin-inline-end:.25em;user-select:none}
.m:hover{filter:saturate(1.6) brightness(.97)}
.m.active{box-shadow:0 0 0 2px var(--ring)}
.sources{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto;scrollbar-width:thin;padding:3px}
.sources h3{margin:0 0 .6rem;font-size:.82rem;font-weight:600;color:var(--muted)}
.card{border:1px solid var(--line);border-inline-start:4px solid var(--furniture);border-radius:8px;margin:0 0 .5rem;background:var(--paper);content-visibility:auto;contain-intrinsic-size:auto 2.6rem}
.card.copied{border-inline-start-color:var(--copied)}.card.edited{border-inline-start:4px dashed var(--edited)}
.card.spun{border-inline-start:4px double var(--spun)}.card.furniture{border-inline-start:4px dotted var(--furniture)}
.card.active{box-shadow:0 0 0 2px var(--ring)}
summary{cursor:pointer;padding:.5rem .75rem;display:flex;gap:.6rem;align-items:baseline;list-style:none}
summary::-webkit-details-marker{display:none}
summary .n{color:var(--muted);font-variant-numeric:tabular-nums;font-size:.82rem;min-width:1.1rem}
summary .who{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
summary .more{color:var(--muted);font-size:.82rem;white-space:nowrap}
summary .num,.where .num{font-variant-numeric:tabular-nums;white-space:nowrap}
summary .num{color:var(--muted)}
.found{padding:0 .75rem .6rem;scroll-margin-top:4rem}
.found ol{list-style:none;margin:0;padding:0}
.found li{border-top:1px solid var(--line);padding:.6rem 0 .2rem}
.where{margin:0;display:flex;flex-wrap:wrap;gap:.1rem .55rem;align-items:baseline}
.where b{font-weight:600}.where time{color:var(--muted)}
.headline{margin:.1rem 0 0;font-family:Georgia,"Noto Serif",serif}
blockquote{margin:.4rem 0 .2rem;padding:.5rem .7rem;background:var(--soft);border-radius:6px;font:1rem/1.6 Georgia,"Noto Serif",serif;white-space:pre-wrap;overflow-wrap:anywhere}
blockquote .around{color:var(--muted)}
.found .flags li{border:0;padding:.05rem .4rem}
.note,.back{font-size:.85rem;color:var(--muted)}
.back{display:inline-block;margin-top:.3rem}.js .back{display:none}
.close{display:none}
@media (max-width:60rem){header.top,main,footer{padding-inline:.9rem}.box{padding:1rem .95rem;border-radius:10px}
.split{display:block}.sources{position:static;max-height:none;margin-top:1.25rem}
td.when,th.when{display:none}.overview td.outlet,.overview th.outlet{display:none}td.graph{width:32%;min-width:6rem}
.keys,.js .keys{display:none}.text{font-size:1.04rem;line-height:1.7}
.js .sources{display:none}
.js .sources.up{display:block;position:fixed;inset:auto 0 0 0;max-height:58vh;z-index:2;margin:0;padding:.8rem .8rem 1.4rem;background:var(--bg);border-top:1px solid var(--line);box-shadow:0 -8px 30px #0005;border-radius:14px 14px 0 0}
.js .sources.up h3,.js .sources.up .card:not(.active){display:none}
.js .sources.up .close{display:block;margin:0 0 .5rem auto;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.25rem .8rem}}
@media print{:root{--bg:#fff}body{font-size:10pt}.text,.card{content-visibility:visible}.page{break-before:page;border:0;padding:0}
.split{display:block}.sources,.js .sources{display:block;position:static;max-height:none;overflow:visible;margin-top:1.5rem}
.card{break-inside:avoid}.back,.keys,.js .keys{display:none}.m,.key,.bar,.bar *,ins,del,.flag,blockquote{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css",
    "sha256-dd/8prG0lxa0/yVPS5PlLQkf/hYtwdr+rUwXa5F19K8="};

const Asset kTraceScript{
    R"js(
(() => {
  document.documentElement.classList.add('js');
  let active = null;   // number of the passage shown, "page-passage"
  let opened = null;   // the card that was opened for it
  const pieces = n => document.querySelectorAll('a[href="#s' + n + '"].m');
  const card = n => document.getElementById('c' + n);
  const clear = () => {
    if (!active) return;
    pieces(active).forEach(piece => piece.classList.remove('active'));
    const old = card(active);
    old.classList.remove('active');
    old.parentElement.classList.remove('up');
    if (opened) opened.open = false;
    active = opened = null;
  };
  const show = n => {
    if (n === active || !card(n)) return;
    clear();
    active = n;
    pieces(n).forEach(piece => piece.classList.add('active'));
    const now = card(n), panel = now.parentElement;
    now.classList.add('active');
    panel.classList.add('up');
    if (!now.open) { now.open = true; opened = now; }
    panel.scrollTop += now.getBoundingClientRect().top - panel.getBoundingClientRect().top - 40;
  };
  const number = element => element.getAttribute('href').slice(2);
  document.addEventListener('click', event => {
    const target = event.target;
    const passage = target.closest('a.m');
    if (passage) { event.preventDefault(); show(number(passage)); return; }
    if (target.closest('.close')) { clear(); return; }
    const summary = target.closest('summary');
    if (!summary) return;
    const n = summary.parentElement.id.slice(1);
    if (n === active) return;
    clear();
    active = n;
    summary.parentElement.classList.add('active');
    pieces(n).forEach(piece => piece.classList.add('active'));
    const first = pieces(n)[0];
    if (first) first.scrollIntoView({block: 'nearest'});
  });
  document.addEventListener('focusin', event => {
    if (event.target.matches('a.m')) show(number(event.target));
  });
  const step = by => {
    const all = [...document.querySelectorAll('a.m[data-n]')];
    const at = all.findIndex(passage => number(passage) === active);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (next) { next.focus({preventScroll: true}); next.scrollIntoView({block: 'center'}); }
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') clear();
    if (event.key === 'n' || event.key === 'j') step(1);
    if (event.key === 'p' || event.key === 'k') step(-1);
  });
  document.querySelectorAll('.sources').forEach(panel => {
    const button = document.createElement('button');
    button.className = 'close';
    button.textContent = 'Close';
    panel.prepend(button);
  });
  const follow = () => {
    const n = /^#[st](\d+-\d+)$/.exec(location.hash);
    const passage = n && document.getElementById('t' + n[1]);
    if (passage) { show(n[1]); passage.scrollIntoView({block: 'center'}); }
  };
  addEventListener('hashchange', follow);
  follow();
  let shut = [];
  addEventListener('beforeprint', () => {
    shut = [...document.querySelectorAll('details.card:not([open])')];
    shut.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => shut.forEach(details => { details.open = false; }));
})();
)js",
    "sha256-oycerRuW9BYXsA8xKc5Zhc4+H9OMlgmRyR/OF4MXu4g="};

}  // namespace wirecopy::report
