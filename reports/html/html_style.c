/* Styles and script of the HTML report.  Colours are chosen once, as variables, for light and for
 * dark; print folds everything open and shrinks the drawings to the paper. */
#include "html/html_style.h"

/* clang-format off */
static const char *const style[] = {
":root{--paper:#fbfaf8;--card:#fff;--ink:#1f2328;--soft:#646b73;--line:#e2e0da;--grid:#efede8;--link:#1c5fa8;",
"--pass:#1a7f4b;--pass-bg:#e3f3ea;--fail:#b3261e;--fail-bg:#fbe7e5;--inconc:#8a5a00;--inconc-bg:#fbf0d9;",
"--error:#7b1fa2;--error-bg:#f3e5f8;--done:#3b6ea5;--heard:#2e8b7a;--accent:#fff3bf}",
"@media(prefers-color-scheme:dark){:root{--paper:#15181c;--card:#1d2126;--ink:#e4e6e9;--soft:#98a1ab;--line:#333a42;",
"--grid:#262b31;--link:#86b8f0;--pass:#6fd39b;--pass-bg:#173325;--fail:#ff9389;--fail-bg:#3f1d1b;--inconc:#f0c062;",
"--inconc-bg:#3a2e12;--error:#d9a2ee;--error-bg:#351f3e;--done:#7fb2e8;--heard:#6ed0bd;--accent:#4a4015}}",
"*{box-sizing:border-box}",
"html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}",
"body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",sans-serif;overflow-wrap:anywhere}",
"header,main{max-width:1180px;margin:0 auto;padding:0 20px}",
"header{display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px;padding-top:22px}",
"h1{font-size:1.35rem;margin:0;letter-spacing:-.01em}",
"h2{font-size:1.3rem;margin:0 0 2px;display:flex;flex-wrap:wrap;align-items:center;gap:10px;letter-spacing:-.01em}",
"h3{font-size:1rem;margin:0;display:inline}",
"h4{font-size:.95rem;margin:0}",
"p{margin:.35rem 0}a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}",
"a:focus-visible,summary:focus-visible,.box:focus-visible{outline:2px solid var(--link);outline-offset:2px}",
"small,.quiet{color:var(--soft);font-size:.86rem}",
"time,.number,code,.tick{font-variant-numeric:tabular-nums}",
"code{font:.85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}",
".facts{display:flex;flex-wrap:wrap;gap:2px 16px;margin:0;flex-basis:100%;font-size:.86rem}.facts div{display:flex;gap:5px}",
".facts dt{color:var(--soft)}.facts dd{margin:0}",
".pill{display:inline-block;border-radius:99px;padding:0 9px;font-size:.8rem;line-height:1.55rem;font-weight:600;white-space:nowrap}",
".pill i{font-style:normal}",
".pill.pass{color:var(--pass);background:var(--pass-bg)}.pill.fail{color:var(--fail);background:var(--fail-bg)}",
".pill.inconc{color:var(--inconc);background:var(--inconc-bg)}.pill.error{color:var(--error);background:var(--error-bg)}",
".pill.none{color:var(--soft);font-weight:400;background:var(--grid)}",
".box{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--card);max-width:100%;-webkit-overflow-scrolling:touch}",
"table{border-collapse:collapse;width:100%}th{font-weight:600;text-align:left}",
"td,th{padding:7px 12px;vertical-align:top}thead th{white-space:nowrap;color:var(--soft);font-size:.8rem;font-weight:500}",
"tbody tr+tr td,tbody tr+tr th,thead+tbody tr:first-child td,thead+tbody tr:first-child th{border-top:1px solid var(--grid)}",
".number{text-align:right;white-space:nowrap}",
".verdicts td .pill.none{background:none}.verdicts th small{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;font-weight:400}",
".scenario{margin:34px 0 0;padding-top:22px;border-top:1px solid var(--line)}",
".broken{color:var(--fail)}.up{text-align:right;font-size:.86rem}",
".findings{display:grid;gap:10px;margin:12px 0}",
".finding{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--soft);border-radius:8px;padding:8px 14px}",
".finding.fail{border-left-color:var(--fail)}.finding.inconc{border-left-color:var(--inconc)}.finding.error{border-left-color:var(--error)}",
".finding p{margin:.2rem 0}.finding .sentence{font-size:1.02rem}",
".evidence{margin:.3rem 0;padding:0;list-style:none;font-size:.9rem}.evidence li{padding-left:1em;text-indent:-1em}.evidence li:before{content:\"\\2192\\00a0\";color:var(--soft)}",
".part{margin:14px 0}.part>summary{cursor:pointer;padding:6px 0;display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;list-style:none}",
".part>summary::-webkit-details-marker{display:none}.part>summary:before{content:\"\\25b8\";color:var(--soft);width:.8em}.part[open]>summary:before{content:\"\\25be\"}",
".timeline{display:flex;align-items:flex-start}.timeline svg{flex:none}",
".lanes{position:sticky;left:0;background:var(--card);border-right:1px solid var(--line);z-index:1;flex:none;max-width:38vw}",
".lanes div{display:flex;align-items:center;padding:0 12px;font-size:.84rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}",
"svg text{fill:var(--ink);font:12px system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif}svg .tick{fill:var(--soft);font-size:11px}",
"svg .gap,.timeline svg .tick{text-anchor:middle}.timeline svg .day{font-weight:600}",
".grid{stroke:var(--grid)}.lane{stroke:var(--line)}.break{fill:var(--grid);opacity:.7}",
".lane-name{display:none}.mark{stroke:var(--card);stroke-width:1.5}.mark.done{fill:var(--done)}.mark.heard{fill:var(--heard)}.mark.book{fill:var(--soft)}.mark.bad{fill:var(--fail)}",
".ring{fill:none;stroke:var(--fail);stroke-width:2}svg .cause{fill:none;stroke:var(--soft);opacity:.35}",
".span{fill:var(--done);opacity:.22}.span.Charging{fill:var(--pass);opacity:.4}.span.Faulted,.span.offline{fill:var(--fail);opacity:.35}",
".span.Preparing,.span.Finishing{fill:var(--inconc);opacity:.3}.span.Unavailable{fill:var(--soft)}.span.on{fill:var(--heard);opacity:.35}",
".tickets,.bills{display:grid;gap:12px}",
".ticket,.bill{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;margin-bottom:12px}",
".clocks{display:grid;gap:6px;margin:10px 0}",
".clock{display:grid;grid-template-columns:7.5em minmax(60px,1fr) auto 14.5em;gap:4px 12px;align-items:center;font-size:.88rem}.clock b{font-weight:500}",
".bar{height:8px;border-radius:4px;background:var(--grid);overflow:hidden}.bar span{display:block;height:100%;background:var(--pass)}",
".clock.late .bar span{background:var(--fail)}.clock.late span:last-of-type{color:var(--fail)}.clock.runs .bar span{background:var(--inconc)}",
".steps{list-style:none;margin:10px 0 0;padding:0 0 0 4px}.steps li{border-left:2px solid var(--line);padding:2px 0 2px 14px;position:relative}",
".steps li:before{content:\"\";position:absolute;left:-5px;top:.72em;width:8px;height:8px;border-radius:50%;background:var(--line)}",
".steps .activity:before{background:var(--done)}.steps .bad:before{background:var(--fail)}.steps time{color:var(--soft);margin-right:.4em}.steps .record{color:var(--soft)}",
".lines{min-width:600px}.lines td{overflow-wrap:normal}.lines small{display:block}.lines .truth{background:var(--paper)}.bill .box{margin:8px 0}.total{text-align:right}.off{color:var(--fail);font-weight:600}",
".frames .life{stroke:var(--line);stroke-width:2}.frames .actor{font-weight:600;text-anchor:start}.frames .actor.end{text-anchor:middle}",
".frames path{stroke:var(--done);fill:none}.frames .tip{fill:var(--done);stroke:none}.frames .answer path{stroke-dasharray:4 3;stroke:var(--soft)}.frames .answer .tip{fill:var(--soft)}",
".frames .bad path{stroke:var(--fail)}.frames .bad .tip{fill:var(--fail)}.frames .bad text{fill:var(--fail)}",
".frames .label{font-size:11px;fill:var(--soft)}.frames .action{fill:var(--ink);font-weight:600}.frames .alike{font-style:italic}.frames .answer .label{fill:var(--soft)}",
".texts{margin:8px 0;font-size:.86rem}.texts summary{cursor:pointer;color:var(--link)}.texts ol{padding-left:2.2em}",
".events{font-size:.9rem}.events td{padding:4px 12px 4px 0;border-top:1px solid var(--grid)}.events td:first-child{white-space:nowrap;color:var(--soft);width:5.2em}",
".events td:nth-child(2){white-space:nowrap;width:1%;font-weight:500}.events .bad td:last-child{color:var(--fail)}.events .cause{display:block}",
".events .day th{padding:14px 0 4px;color:var(--soft);font-weight:600}",
".events .evident td:first-child{box-shadow:inset 3px 0 var(--fail);padding-left:8px}",
":target>td,article:target{background:var(--accent)}",
"@media screen and (max-width:760px){body{font-size:16px}header,main{padding:0 14px}td,th{padding:6px 10px}",
".box:has(.verdicts){border:0;background:none}.verdicts thead{display:none}.verdicts tr{display:flex;flex-wrap:wrap;gap:6px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 12px;margin-bottom:10px;align-items:center}",
".verdicts td,.verdicts th{padding:0;border:0!important}.verdicts th{flex:1 0 60%;font-size:1.02rem}.verdicts .whole{margin-left:auto}.verdicts td.none{display:none}",
".verdicts td[data-scorer]{font-size:.82rem;color:var(--soft);text-align:left}.verdicts td[data-scorer]:before{content:attr(data-scorer) \" \"}.verdicts td[data-scorer] .pill{padding:0 6px}",
".clock{grid-template-columns:1fr auto}.clock .bar{grid-column:1/-1;order:3}.clock small{grid-column:1/-1;order:4}",
".lines{min-width:0}.lines thead{display:none}.lines tr{display:grid;grid-template-columns:1fr auto auto auto;border-top:1px solid var(--grid)}.lines td{border:0!important}.lines .truth{grid-column:1/-1}.lines .truth:before{content:\"the truth: \";color:var(--soft);font-size:.86rem}",
".events,.events tbody{display:block}.events td:nth-child(2){white-space:normal}.events td{display:inline-block;max-width:100%;border:0;padding:0 8px 0 0}.events tr{display:block;padding:7px 0;border-top:1px solid var(--grid)}.events td:first-child,.events td:nth-child(2){width:auto}.events td:last-child{display:block}",
".events tr.day{border:0;padding:0}.events .evident{box-shadow:inset 3px 0 var(--fail);padding-left:10px}.events .evident td:first-child{box-shadow:none;padding-left:0}}",
"@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#555;--line:#bbb;--grid:#e5e5e5;--link:#000;--accent:#fff}",
"body{font-size:10.5pt}header,main{max-width:none;padding:0}.up,.texts summary{display:none}.box{overflow:visible;border-radius:0}a{text-decoration:none}",
".timeline{display:block}.timeline svg,.frames{max-width:100%;height:auto}.lanes{display:none}.lane-name{display:inline}.finding,.events tr,.lines tr{break-inside:avoid}.part>summary:before{content:none}",
".scenario{break-before:page;border:0}}",
};

/* A link into a folded part unfolds it; paper shows everything. */
static const char *const script[] = {
"(function(){'use strict';",
"function unfold(){var e=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));",
"for(var p=e;p;p=p.parentElement)if(p.tagName==='DETAILS')p.open=true;if(e)e.scrollIntoView({block:'center'});}",
"addEventListener('hashchange',unfold);",
"addEventListener('beforeprint',function(){document.querySelectorAll('details.part').forEach(function(d){d.open=true;});});",
"unfold();})();",
};
/* clang-format on */

void html_style(FILE *out)
{
    fputs("<style>\n", out);
    for (size_t i = 0; i < sizeof(style) / sizeof(style[0]); i++)
        fprintf(out, "%s\n", style[i]);
    fputs("</style>\n", out);
}

void html_script(FILE *out)
{
    fputs("<script>\n", out);
    for (size_t i = 0; i < sizeof(script) / sizeof(script[0]); i++)
        fprintf(out, "%s\n", script[i]);
    fputs("</script>\n", out);
}
