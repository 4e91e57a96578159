(function(){'use strict';
function unfold(){var e=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));
for(var p=e;p;p=p.parentElement)if(p.tagName==='DETAILS')p.open=true;if(e)e.scrollIntoView({block:'center'});}
addEventListener('hashchange',unfold);
addEventListener('beforeprint',function(){document.querySelectorAll('details.part').forEach(function(d){d.open=true;});});
unfold();})();
